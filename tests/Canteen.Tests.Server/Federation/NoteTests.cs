using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Federation;

public class NoteTests
{
    private const string Everyone = "https://www.w3.org/ns/activitystreams#Public";

    [Fact]
    public async Task A_public_post_is_a_note_for_everyone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        var post = await ada.PostJsonAsync(
            "/api/v1/statuses", new { status = "Tea with @bashir about #HandHygiene", spoiler_text = "Soap", language = "en" });
        var note = await server.DocumentAsync(post.Text("uri")!);
        Assert.Equal(("Note", post.Text("uri"), post.Text("url")), (note.Text("type"), note.Text("id"), note.Text("url")));
        Assert.Equal(server.ActorOf(ada), note.Text("attributedTo"));
        Assert.Equal([Everyone], note.Texts("to"));
        Assert.Equal([server.ActorOf(ada) + "/followers", server.ActorOf(bashir)], note.Texts("cc"));
        Assert.Equal("Soap", note.Text("summary"));
        Assert.Equal(post.Text("content"), note.Text("content"));
        Assert.Equal(post.Text("content"), note.GetProperty("contentMap").Text("en"));
        var tags = note.GetProperty("tag").EnumerateArray().Select(t => $"{t.Text("type")} {t.Text("name")} {t.Text("href")}");
        Assert.Equal([$"Mention @bashir {server.ActorOf(bashir)}", $"Hashtag #HandHygiene {server.Address}/tags/handhygiene"], tags);
    }

    [Fact]
    public async Task An_unlisted_post_is_addressed_to_followers_first()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var note = await server.DocumentAsync(UriOf(server, ada, await ada.PublishAsync("Quietly", "unlisted")));
        Assert.Equal([server.ActorOf(ada) + "/followers"], note.Texts("to"));
        Assert.Equal([Everyone], note.Texts("cc"));
    }

    [Theory]
    [InlineData("private")]
    [InlineData("direct")]
    public async Task A_stranger_cannot_fetch_what_is_not_for_everyone(string visibility)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        var id = await ada.PublishAsync("Only for @bashir", visibility);
        var uri = UriOf(server, ada, id);
        foreach (var address in new[] { uri, uri + "/activity", uri + "/replies", uri + "/likes", uri + "/shares", $"/@ada/{id}" })
        {
            var (hidden, absent) = (await server.AskAsync(address), await server.AskAsync(address.Replace(id, "112233")));
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            Assert.Equal(await absent.Content.ReadAsStringAsync(), await hidden.Content.ReadAsStringAsync());
        }
        var outbox = await server.DocumentAsync(server.ActorOf(ada) + "/outbox?page=true");
        Assert.Empty(outbox.GetProperty("orderedItems").EnumerateArray());
        await ada.DeleteJsonAsync($"/api/v1/statuses/{id}");
        Assert.Equal(HttpStatusCode.NotFound, (await server.AskAsync(uri)).StatusCode);
    }

    [Fact]
    public async Task A_deleted_post_leaves_a_tombstone()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("Oh dear");
        await ada.DeleteJsonAsync($"/api/v1/statuses/{id}");
        var answer = await server.AskAsync(UriOf(server, ada, id));
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        var grave = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(("Tombstone", UriOf(server, ada, id)), (grave.Text("type"), grave.Text("id")));
    }

    [Fact]
    public async Task A_post_is_not_found_under_another_author()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        var id = await ada.PublishAsync("Mine");
        Assert.Equal(HttpStatusCode.NotFound, (await server.AskAsync(UriOf(server, bashir, id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.AskAsync($"/@bashir/{id}")).StatusCode);
    }

    [Fact]
    public async Task The_address_of_the_page_answers_both_and_the_page_names_the_document()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("Here");
        Assert.Equal(UriOf(server, ada, id), (await server.DocumentAsync($"/@ada/{id}")).Text("id"));
        var page = await server.AskAsync($"/@ada/{id}", "text/html");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", page.Headers.Vary);
        Assert.Contains(
            $"<{UriOf(server, ada, id)}>; rel=\"alternate\"; type=\"application/activity+json\"", page.Headers.GetValues("Link"));
    }

    [Fact]
    public async Task A_boost_is_an_announce_of_the_original()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        var id = await ada.PublishAsync("Worth repeating");
        var boost = (await bashir.PostJsonAsync($"/api/v1/statuses/{id}/reblog")).Text("id")!;
        var announce = await server.DocumentAsync(UriOf(server, bashir, boost) + "/activity");
        Assert.Equal(
            ("Announce", UriOf(server, ada, id), server.ActorOf(bashir)),
            (announce.Text("type"), announce.Text("object"), announce.Text("actor")));
        Assert.Equal([server.ActorOf(ada), server.ActorOf(bashir) + "/followers"], announce.Texts("cc"));
        Assert.Equal(UriOf(server, ada, id), (await server.AskAsync(UriOf(server, bashir, boost))).Headers.Location?.ToString());
        Assert.Equal(1, (await server.DocumentAsync(UriOf(server, ada, id) + "/shares")).GetProperty("totalItems").GetInt32());
    }

    [Fact]
    public async Task The_outbox_pages_through_everything_public()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 1; i <= 23; i++) await ada.PublishAsync($"Post {i}");
        await ada.PublishAsync("Not this", "private");
        var outbox = await server.DocumentAsync(server.ActorOf(ada) + "/outbox");
        var first = await server.DocumentAsync(outbox.Text("first")!);
        var second = await server.DocumentAsync(first.Text("next")!);
        Assert.Equal(20, first.GetProperty("orderedItems").GetArrayLength());
        Assert.Equal(3, second.GetProperty("orderedItems").GetArrayLength());
        Assert.All(first.GetProperty("orderedItems").EnumerateArray(), a => Assert.Equal("Create", a.Text("type")));
        Assert.Contains("Post 23", first.GetProperty("orderedItems")[0].GetProperty("object").Text("content"), StringComparison.Ordinal);
        Assert.Equal(
            first.GetProperty("orderedItems").ToString(),
            (await server.DocumentAsync(second.Text("prev")!)).GetProperty("orderedItems").ToString());
    }

    [Fact]
    public async Task Replies_and_pins_are_listed_as_far_as_strangers_may_read_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        var id = await ada.PublishAsync("Question");
        var reply = await bashir.PublishAsync("@ada Answer", replyTo: id);
        await bashir.PublishAsync("@ada Secret answer", "direct", id);
        var replies = await server.DocumentAsync(UriOf(server, ada, id) + "/replies");
        Assert.Equal([UriOf(server, bashir, reply)], replies.GetProperty("first").Texts("items"));
        Assert.Equal(UriOf(server, ada, id), (await server.DocumentAsync(UriOf(server, bashir, reply))).Text("inReplyTo"));
        await ada.PostJsonAsync($"/api/v1/statuses/{id}/pin");
        var featured = await server.DocumentAsync(server.ActorOf(ada) + "/collections/featured");
        Assert.Equal(UriOf(server, ada, id), featured.GetProperty("orderedItems")[0].Text("id"));
    }

    private static string UriOf(TestServer server, Member author, string id) => $"{server.ActorOf(author)}/statuses/{id}";
}
