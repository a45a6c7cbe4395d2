using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>There is no room for edits yet: an edit is made here as one will make it, and what is remembered of the post follows.</summary>
public sealed class EditMemoryTests
{
    private static readonly string[] Everywhere = ["/api/v1/timelines/public", "/api/v1/timelines/home", "/api/v1/timelines/tag/tea"];

    [Fact]
    public async Task All_who_have_read_it_read_the_new_words()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, browser) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.BrowserAsync("bo"));
        await bo.FollowAsync(ada);
        var id = await ada.PublishAsync("An old word #tea");
        await bo.DoAsync(id, "reblog");
        var paths = Everywhere.Append($"/api/v1/accounts/{ada.Id}/statuses").Append($"/api/v1/accounts/{bo.Id}/statuses").ToArray();
        foreach (var path in paths) Assert.Contains("An old word", await bo.Client.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Contains("An old word", await browser.GetStringAsync($"/@ada/{id}"), StringComparison.Ordinal);

        await EditAsync(server, ada, id, "New", Public("tea"), Public("tea"));
        foreach (var path in paths)
        {
            var read = await bo.Client.GetStringAsync(path);
            Assert.Contains("New", read, StringComparison.Ordinal);
            Assert.DoesNotContain("An old word", read, StringComparison.Ordinal);
        }
        foreach (var path in (string[])[$"/@ada/{id}", "/home", "/@ada"])
            Assert.DoesNotContain("An old word", await browser.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leaves_the_tags_it_has_no_more_and_comes_to_the_new_ones()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var other = await ada.PublishAsync("Both #tea #coffee");
        var id = await ada.PublishAsync("A cup of #tea");
        Assert.Equal([id, other], await IdsAsync(ada, "/api/v1/timelines/tag/tea"));
        Assert.Equal([other], await IdsAsync(ada, "/api/v1/timelines/tag/coffee"));
        await server.SqlAsync($"UPDATE post_tags SET tag_id = (SELECT id FROM tags WHERE name = 'coffee') WHERE post_id = {id}");
        await EditAsync(server, ada, id, "A cup of #coffee", Public("tea"), Public("coffee"));
        Assert.Equal([other], await IdsAsync(ada, "/api/v1/timelines/tag/tea"));
        Assert.Equal([id, other], await IdsAsync(ada, "/api/v1/timelines/tag/coffee"));
    }

    [Fact]
    public async Task Who_is_named_now_finds_it_and_is_told_and_who_is_not_loses_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cy) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cy"));
        foreach (var follower in new[] { bo, cy }) await follower.FollowAsync(ada);
        foreach (var follower in new[] { bo, cy }) Assert.Empty(await IdsAsync(follower, "/api/v1/timelines/home"));
        var id = await ada.PublishAsync("@bo hush", "direct");
        Assert.Equal([id], await IdsAsync(bo, "/api/v1/timelines/home"));
        Assert.Empty(await IdsAsync(cy, "/api/v1/timelines/home"));

        await server.SqlAsync($"UPDATE mentions SET account_id = {cy.Id} WHERE post_id = {id}");
        await EditAsync(server, ada, id, "@cy hush", Hushed(bo), Hushed(cy));
        Assert.Empty(await IdsAsync(bo, "/api/v1/timelines/home"));
        Assert.Equal([id], await IdsAsync(cy, "/api/v1/timelines/home"));
        Assert.Equal(["mention"], (await cy.GetJsonAsync("/api/v1/notifications")).EnumerateArray().Select(n => n.Text("type")));
        Assert.Empty((await bo.GetJsonAsync("/api/v1/notifications")).EnumerateArray());
    }

    [Fact]
    public async Task What_is_no_longer_public_leaves_the_public_timelines_and_hides_from_strangers_what_was_answered()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cy) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cy"));
        var id = await ada.PublishAsync("For all #tea");
        var answer = await bo.PublishAsync("@ada yes", replyTo: id);
        foreach (var path in Everywhere) await IdsAsync(cy, path);
        Assert.Equal(id, (await cy.PostOfAsync(answer)).Text("in_reply_to_id"));
        await server.SqlAsync($"UPDATE posts SET visibility = 2 WHERE id = {id}");
        await server.SqlAsync($"UPDATE post_tags SET visibility = 2 WHERE post_id = {id}");
        await EditAsync(server, ada, id, "For some #tea", Public("tea"), Public("tea") with { Visibility = Visibility.Followers });
        foreach (var path in Everywhere) Assert.DoesNotContain(id, await IdsAsync(cy, path));
        Assert.Equal(JsonValueKind.Null, (await cy.PostOfAsync(answer)).GetProperty("in_reply_to_id").ValueKind);
    }

    [Fact]
    public async Task Pages_that_show_it_are_told_that_it_changed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("Old");
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/local?on=" + id);
        await EditAsync(server, ada, id, "New", Public(), Public());
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("changed", id), await page.NextAsync());
    }

    [Fact]
    public async Task What_a_suspended_person_said_is_named_by_no_answer_to_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cy) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cy"));
        var id = await ada.PublishAsync("Hello");
        var answer = await bo.PublishAsync("@ada hello", replyTo: id);
        Assert.Equal(id, (await cy.PostOfAsync(answer)).Text("in_reply_to_id"));
        Assert.Equal(2, (await IdsAsync(cy, "/api/v1/statuses?id[]=" + id + "&id[]=" + answer)).Count);
        await server.SuspendAsync(ada);
        Assert.Equal(JsonValueKind.Null, (await cy.PostOfAsync(answer)).GetProperty("in_reply_to_id").ValueKind);
        Assert.Equal([answer], await IdsAsync(cy, "/api/v1/statuses?id[]=" + id + "&id[]=" + answer));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await ada.GetAsync("/api/v1/timelines/home")).StatusCode);
    }

    private static PostReach Public(params string[] tags) => new(Visibility.Public, [], tags, "en");

    private static PostReach Hushed(Member whom) => new(Visibility.Mentioned, [whom.Id], [], "en");

    private static async Task EditAsync(TestServer server, Member author, string id, string text, PostReach before, PostReach now)
    {
        Assert.True(Id<Post>.TryParse(id, out var post));
        await server.Database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync(
                    "UPDATE posts SET text = @text, html = @Html, edited_at = @Now WHERE id = @post",
                    new { text, Html = $"<p>{text}</p>", tx.Now, post });
                await tx.AnnounceAsync(new PostEdited(post, author.Id, before, now, Thread: post));
                return Done.It;
            },
            CancellationToken.None);
        await server.DrainAsync();
    }

    private static async Task<List<string>> IdsAsync(Member reader, string path) => (await reader.GetJsonAsync(path)).Ids();
}
