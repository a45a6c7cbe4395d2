using System.Net;
using System.Text;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class PublishRulesTests
{
    private const string Path = "/api/v1/statuses";

    [Fact]
    public async Task An_empty_post_is_refused_and_a_warning_alone_becomes_the_text()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var body in new object[] { new { }, new { status = "" }, new { status = " \n\t " }, new { status = "\u0000" },
            new { status = (string?)null } })
        {
            await ada.RefusesAsync(Path, body, HttpStatusCode.UnprocessableEntity, "Validation failed: Text can't be blank");
        }
        var post = await ada.PostJsonAsync(Path, new { status = "  ", spoiler_text = "Night shift" });
        Assert.Equal(("<p>Night shift</p>", ""), (post.Text("content"), post.Text("spoiler_text")));
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM posts"));
    }

    [Fact]
    public async Task Five_hundred_characters_fit_and_one_more_does_not()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var link = "https://example.org/" + new string('x', 300);
        await ada.PostJsonAsync(Path, new { status = new string('é', 500) });
        await ada.PostJsonAsync(
            Path, new { status = string.Concat(Enumerable.Repeat("👩🏽‍⚕️", 470)) + "\n" + link, spoiler_text = "warned" });
        foreach (var body in new object[] { new { status = new string('é', 501) },
            new { status = new string('a', 495), spoiler_text = "warned" } })
        {
            await ada.RefusesAsync(
                Path, body, HttpStatusCode.UnprocessableEntity, "Validation failed: Text character limit of 500 exceeded");
        }
        await using var terse = await TestServer.StartAsync(s => s with { MaxPostCharacters = 5 });
        await (await terse.MemberAsync("bo")).RefusesAsync(
            Path, new { status = "123456" }, HttpStatusCode.UnprocessableEntity, "Validation failed: Text character limit of 5 exceeded");
    }

    [Fact]
    public async Task What_is_left_open_is_as_the_account_usually_has_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var usual = await ada.PostJsonAsync(Path, new { status = "one" });
        Assert.Equal(("public", false, "en"), (usual.Text("visibility"), usual.Is("sensitive"), usual.Text("language")));
        await server.SqlAsync(
            "UPDATE accounts SET default_visibility = 2, default_sensitive = TRUE, default_language = 'cy' WHERE id = @Id", new { ada.Id });
        usual = await ada.PostJsonAsync(Path, new { status = "two", language = "not a language", visibility = "", sensitive = "" });
        Assert.Equal(("private", true, "cy"), (usual.Text("visibility"), usual.Is("sensitive"), usual.Text("language")));
        var chosen = await ada.PostJsonAsync(
            Path, new { status = "three", language = "zh-TW", visibility = "unlisted", sensitive = false });
        Assert.Equal(("unlisted", false, "zh-TW"), (chosen.Text("visibility"), chosen.Is("sensitive"), chosen.Text("language")));
    }

    [Fact]
    public async Task A_content_warning_makes_a_post_sensitive()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PostJsonAsync(Path, new { status = "the text", spoiler_text = " Wounds ", sensitive = false });
        Assert.Equal(("Wounds", true), (post.Text("spoiler_text"), post.Is("sensitive")));
    }

    [Fact]
    public async Task What_is_not_here_yet_is_refused_rather_than_dropped()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        object[] bodies =
        [
            new { status = "a", media_ids = new[] { "1" } },
            new { status = "a", poll = new { options = new[] { "x", "y" }, expires_in = 300 } },
            new { status = "a", scheduled_at = "2030-01-01T00:00:00.000Z" },
            new { status = "a", quoted_status_id = "1" },
            new { status = "a", quote_approval_policy = "everyone" },
            new { status = "a", visibility = "everyone" },
            new { status = "a", visibility = new[] { "public" } },
            new { status = new { text = "a" } },
            new { status = new string('x', 70_000) },
            new { status = string.Concat(Enumerable.Range(0, 51).Select(i => $"@p{i} ")) },
        ];
        foreach (var body in bodies)
        {
            var answer = await ada.PostAsync(Path, body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.NotEmpty(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("error"));
        }
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM posts"));
        await ada.PostJsonAsync(Path, new
        {
            status = "empty lists are fine", media_ids = Array.Empty<string>(), poll = (object?)null,
            quote_approval_policy = "nobody"
        });
    }

    [Fact]
    public async Task Only_a_person_with_the_scope_may_post()
    {
        await using var server = await TestServer.StartAsync();
        var reader = await server.MemberAsync("ada", scopes: "read write:favourites");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(Path, new { status = "a" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().PostAsync(Path, new StringContent("status=a"))).StatusCode);
        var broken = new StringContent("{\"status\": \"a", Encoding.UTF8, "application/json");
        var writer = await server.MemberAsync("bo");
        Assert.Equal(HttpStatusCode.BadRequest, (await writer.Client.PostAsync(Path, broken)).StatusCode);
    }

    [Fact]
    public async Task Mentioning_others_than_were_allowed_is_refused_with_their_names()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cath"));
        var body = new { status = "@bo @cath @nobody", allowed_mentions = new[] { bo.Id.ToString() } };
        var answer = await ada.PostAsync(Path, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var refusal = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal([cath.Id.ToString()], refusal.GetProperty("unexpected_accounts").Ids());
        await ada.PostJsonAsync(Path, body with { allowed_mentions = [bo.Id.ToString(), cath.Id.ToString()] });
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM posts"));
    }

    [Fact]
    public async Task People_are_mentioned_by_any_spelling_and_only_if_they_are_here()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var gone = await server.MemberAsync("gone");
        await server.SuspendAsync(gone);
        var post = await ada.PostJsonAsync(Path, new { status = $"@BO @bo@{server.Settings.Domain} @gone @nobody @bo@elsewhere.example" });
        Assert.Equal([bo.Id.ToString()], post.GetProperty("mentions").Ids());
        Assert.EndsWith("</span> @gone @nobody @bo@elsewhere.example</p>", post.Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_are_kept_as_first_written_with_capitals_and_at_most_thirty()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var spelling in new[] { "#wardround", "#WardRound", "#WARDROUND" }) await ada.PublishAsync(spelling);
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM tags WHERE name = 'wardround' AND display = 'WardRound'"));
        var post = await ada.PostJsonAsync(Path, new { status = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"#t{i}")) });
        Assert.Equal(
            Enumerable.Range(0, 30).Select(i => $"t{i}").Order(),
            post.GetProperty("tags").EnumerateArray().Select(t => t.Text("name")).Order());
    }

    [Fact]
    public async Task Posts_are_counted_unless_they_are_only_for_the_people_mentioned()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var visibility in new[] { "public", "unlisted", "private", "direct" }) await ada.PublishAsync("a", visibility);
        Assert.Equal(3, await ada.PostsCountAsync());
    }
}
