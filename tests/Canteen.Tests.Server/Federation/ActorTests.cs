using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Federation;

public class ActorTests
{
    [Fact]
    public async Task An_actor_has_all_that_other_servers_need()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = server.ActorOf(ada);
        var actor = await server.DocumentAsync(id);
        Assert.Equal((id, "Person", "ada"), (actor.Text("id"), actor.Text("type"), actor.Text("preferredUsername")));
        Assert.Equal([id + "/inbox", id + "/outbox", id + "/followers", id + "/following", id + "/collections/featured"],
            new[] { "inbox", "outbox", "followers", "following", "featured" }.Select(n => actor.Text(n)));
        Assert.Equal($"{server.Address}/@ada", actor.Text("url"));
        Assert.Equal($"ada@{server.Settings.Domain}", actor.Text("webfinger"));
        Assert.Equal(server.Address + "/inbox", actor.GetProperty("endpoints").Text("sharedInbox"));
        Assert.Contains(
            "https://www.w3.org/ns/activitystreams",
            actor.GetProperty("@context").EnumerateArray().Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()));
        var key = actor.GetProperty("publicKey");
        Assert.Equal((id + "#main-key", id), (key.Text("id"), key.Text("owner")));
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key.Text("publicKeyPem"));
        Assert.Equal(2048, rsa.KeySize);
    }

    [Fact]
    public async Task A_key_is_made_when_first_asked_for_and_never_twice()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.Database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync("DELETE FROM account_keys");
                return Done.It;
            },
            CancellationToken.None);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.DocumentAsync(server.ActorOf(ada))));
        Assert.Single(answers.Select(a => a.GetProperty("publicKey").Text("publicKeyPem")).Distinct());
    }

    [Fact]
    public async Task The_address_of_the_profile_answers_both_and_says_so()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var document = await server.AskAsync("/@ada");
        Assert.Equal(server.ActorOf(ada), JsonElement.Parse(await document.Content.ReadAsStringAsync()).Text("id"));
        Assert.Contains("Accept", document.Headers.Vary);
        var page = await server.AskAsync("/@ada", "text/html");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", page.Headers.Vary);
    }

    [Fact]
    public async Task A_browser_is_led_from_the_actor_to_the_page()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var answer = await server.AskAsync(server.ActorOf(ada), "text/html");
        Assert.Equal((HttpStatusCode.Redirect, $"{server.Address}/@ada"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(server.ActorOf(ada), (await server.AskAsync("/users/ada")).Headers.Location?.ToString());
        Assert.Equal($"{server.Address}/@ada", (await server.AskAsync("/users/ada", "text/html")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await server.AskAsync("/users/nobody")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/outbox")]
    [InlineData("/followers?page=true")]
    [InlineData("/collections/featured")]
    [InlineData("/collections/tags")]
    public async Task The_suspended_are_gone_and_the_unknown_not_found(string path)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.SuspendAsync(ada);
        Assert.Equal(HttpStatusCode.Gone, (await server.AskAsync(server.ActorOf(ada) + path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.AskAsync("/ap/users/12" + path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.AskAsync("/ap/users/ada" + path)).StatusCode);
    }

    [Fact]
    public async Task Follows_are_told_until_they_are_hidden()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        await bashir.FollowAsync(ada);
        var followers = await server.DocumentAsync(server.ActorOf(ada) + "/followers");
        Assert.Equal(1, followers.GetProperty("totalItems").GetInt32());
        Assert.Equal([server.ActorOf(bashir)], (await server.DocumentAsync(followers.Text("first")!)).Texts("orderedItems"));
        Assert.Equal(
            [server.ActorOf(ada)], (await server.DocumentAsync(server.ActorOf(bashir) + "/following?page=true")).Texts("orderedItems"));
        await HideAsync(server, ada);
        var hidden = await server.DocumentAsync(server.ActorOf(ada) + "/followers");
        Assert.Equal(1, hidden.GetProperty("totalItems").GetInt32());
        Assert.Null(hidden.Text("first"));
        Assert.Equal(HttpStatusCode.Forbidden, (await server.AskAsync(server.ActorOf(ada) + "/followers?page=true")).StatusCode);
    }

    [Theory]
    [InlineData("/inbox")]
    [InlineData("/actor/inbox")]
    [InlineData("/ap/users/12/inbox")]
    public async Task Inboxes_say_that_they_are_closed(string path)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().PostAsync(path, new StringContent("{}", Encoding.UTF8, "application/activity+json"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.NotNull(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("error"));
    }

    private static Task HideAsync(TestServer server, Member member) => server.Database.WriteAsync(
        async tx =>
        {
            await tx.ExecuteAsync("UPDATE accounts SET hide_collections = TRUE WHERE id = @Id", new { member.Id });
            return Done.It;
        },
        CancellationToken.None);
}
