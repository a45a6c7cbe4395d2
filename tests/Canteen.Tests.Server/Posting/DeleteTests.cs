using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class DeleteTests
{
    [Fact]
    public async Task A_deleted_post_gives_its_words_back_to_its_author_and_is_gone_with_all_that_hung_on_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = (await ada.PostJsonAsync("/api/v1/statuses", new { status = "Tea @bo\n#Tea", spoiler_text = "hot" })).Text("id");
        var boost = (await bo.DoAsync(id, "reblog")).Text("id");
        var reply = await bo.PublishAsync("@ada yes", replyTo: id);
        foreach (var act in new[] { "favourite", "bookmark" }) await bo.DoAsync(id, act);
        await ada.DoAsync(id, "pin");

        var deleted = await ada.DeleteJsonAsync($"/api/v1/statuses/{id}");

        Assert.Equal(("Tea @bo\n#Tea", "hot", "public"), (deleted.Text("text"), deleted.Text("spoiler_text"), deleted.Text("visibility")));
        Assert.False(deleted.TryGetProperty("content", out _));
        Assert.Equal(0, deleted.GetProperty("media_attachments").GetArrayLength());
        foreach (var gone in new[] { id, boost })
            Assert.Equal(HttpStatusCode.NotFound, (await bo.GetAsync($"/api/v1/statuses/{gone}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.DeleteAsync($"/api/v1/statuses/{id}")).StatusCode);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await bo.PostOfAsync(reply)).GetProperty("in_reply_to_id").ValueKind);
        foreach (var list in new[] { "favourites", "bookmarks" })
            Assert.Equal(0, (await bo.GetJsonAsync($"/api/v1/{list}")).GetArrayLength());
        Assert.Equal((0, 1), (await ada.PostsCountAsync(), await bo.PostsCountAsync()));
        await server.DrainAsync();
        foreach (var table in new[] { "favourites", "bookmarks", "pins", "post_tags" })
            Assert.Equal(0, await server.CountAsync($"SELECT count(*) FROM {table}"));
        Assert.Equal(
            0,
            await server.CountAsync($"SELECT count(*) FROM posts WHERE id = {id} AND (text <> '' OR html <> '' OR content_warning <> '')"));
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM events WHERE kind = 'PostDeleted'"));
    }

    [Fact]
    public async Task Nobody_deletes_what_is_not_theirs()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("mine");
        Assert.Equal(HttpStatusCode.NotFound, (await bo.DeleteAsync($"/api/v1/statuses/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().DeleteAsync($"/api/v1/statuses/{id}")).StatusCode);
        Assert.Equal("<p>mine</p>", (await ada.PostOfAsync(id)).Text("content"));
    }

    [Fact]
    public async Task Deleting_an_answer_lowers_the_count_once_however_often_it_is_tried()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var root = await ada.PublishAsync("root");
        var replies = new[] { await ada.PublishAsync("one", replyTo: root), await ada.PublishAsync("two", replyTo: root) };
        Assert.Equal(2, (await ada.PostOfAsync(root)).Number("replies_count"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ada.DeleteAsync($"/api/v1/statuses/{replies[0]}")));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(1, (await ada.PostOfAsync(root)).Number("replies_count"));
        Assert.Equal(2, await ada.PostsCountAsync());
    }

    [Fact]
    public async Task Deleting_a_boost_takes_it_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("a");
        var boost = (await bo.DoAsync(id, "reblog")).Text("id");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.DeleteAsync($"/api/v1/statuses/{boost}")).StatusCode);
        await bo.DeleteJsonAsync($"/api/v1/statuses/{boost}");
        var post = await bo.PostOfAsync(id);
        Assert.Equal((0, false), (post.Number("reblogs_count"), post.Is("reblogged")));
        Assert.Equal(0, await bo.PostsCountAsync());
    }
}
