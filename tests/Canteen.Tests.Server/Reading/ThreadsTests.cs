using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

public class ThreadsTests
{
    [Fact]
    public async Task Ancestors_come_oldest_first_and_descendants_depth_first()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var root = await ada.PublishAsync("root");
        var middle = await ada.PublishAsync("middle", replyTo: root);
        var focus = await ada.PublishAsync("focus", replyTo: middle);
        var a = await ada.PublishAsync("a", replyTo: focus);
        var b = await ada.PublishAsync("b", replyTo: focus);
        var a1 = await ada.PublishAsync("a1", replyTo: a);
        var b1 = await ada.PublishAsync("b1", replyTo: b);
        var a2 = await ada.PublishAsync("a2", replyTo: a);
        await ada.PublishAsync("aside", replyTo: root);
        var context = await ada.GetJsonAsync($"/api/v1/statuses/{focus}/context");
        Assert.Equal([root, middle], context.GetProperty("ancestors").Ids());
        Assert.Equal([a, a1, a2, b, b1], context.GetProperty("descendants").Ids());
        Assert.Equal(2, (await ada.PostOfAsync(focus)).Number("replies_count"));
    }

    [Fact]
    public async Task Answers_that_are_not_for_the_viewer_are_left_out_and_not_counted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cath"));
        var root = await ada.PublishAsync("root");
        var hidden = await bo.PublishAsync("@ada between us", "direct", root);
        var open = await ada.PublishAsync("open again", replyTo: hidden);
        Assert.Equal([hidden, open], (await bo.GetJsonAsync($"/api/v1/statuses/{root}/context")).GetProperty("descendants").Ids());
        Assert.Equal([open], (await cath.GetJsonAsync($"/api/v1/statuses/{root}/context")).GetProperty("descendants").Ids());
        Assert.Equal([root], (await cath.GetJsonAsync($"/api/v1/statuses/{open}/context")).GetProperty("ancestors").Ids());
        Assert.Equal(0, (await bo.PostOfAsync(root)).Number("replies_count"));
    }

    [Fact]
    public async Task A_visitor_gets_a_bounded_thread_and_a_member_all_of_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var chain = new List<string> { await ada.PublishAsync("0") };
        for (var i = 1; i <= 45; i++) chain.Add(await ada.PublishAsync($"{i}", replyTo: chain[^1]));
        for (var i = 0; i < 65; i++) await ada.PublishAsync($"wide {i}", replyTo: chain[45]);
        var visitor = server.Visitor();

        var above = await visitor.GetFromJsonElementAsync($"/api/v1/statuses/{chain[45]}/context");
        Assert.Equal(chain[5..45], above.GetProperty("ancestors").Ids());
        Assert.Equal(60, above.GetProperty("descendants").GetArrayLength());
        var below = await visitor.GetFromJsonElementAsync($"/api/v1/statuses/{chain[0]}/context");
        Assert.Equal(chain[1..21], below.GetProperty("descendants").Ids());

        Assert.Equal(chain[..45], (await ada.GetJsonAsync($"/api/v1/statuses/{chain[45]}/context")).GetProperty("ancestors").Ids());
        Assert.Equal(110, (await ada.GetJsonAsync($"/api/v1/statuses/{chain[0]}/context")).GetProperty("descendants").GetArrayLength());
    }

    [Fact]
    public async Task A_reply_tells_what_and_whom_it_answers()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var root = await ada.PublishAsync("root");
        var boost = (await bo.DoAsync(root, "reblog")).Text("id");
        var answer = await bo.PublishAsync("to the boost", replyTo: boost);
        var more = await bo.PublishAsync("going on", replyTo: answer);
        foreach (var (id, parent) in new[] { (answer, root), (more, answer) })
        {
            var post = await ada.PostOfAsync(id);
            Assert.Equal((parent, ada.Id.ToString()), (post.Text("in_reply_to_id"), post.Text("in_reply_to_account_id")));
        }
        await ada.DeleteJsonAsync($"/api/v1/statuses/{root}");
        await bo.RefusesAsync(
            "/api/v1/statuses", new { status = "late", in_reply_to_id = root }, System.Net.HttpStatusCode.NotFound,
            "The post you are trying to reply to does not appear to exist.");
    }

    [Fact]
    public async Task The_only_version_and_the_source_of_a_post_can_be_read()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PostJsonAsync("/api/v1/statuses", new { status = "1 < 2", spoiler_text = "sums" });
        var history = await ada.GetJsonAsync($"/api/v1/statuses/{post.Text("id")}/history");
        Assert.Equal(1, history.GetArrayLength());
        Assert.Equal(
            ("<p>1 &lt; 2</p>", "sums", post.Text("created_at")),
            (history[0].Text("content"), history[0].Text("spoiler_text"), history[0].Text("created_at")));
        var source = await ada.GetJsonAsync($"/api/v1/statuses/{post.Text("id")}/source");
        Assert.Equal((post.Text("id"), "1 < 2", "sums"), (source.Text("id"), source.Text("text"), source.Text("spoiler_text")));
    }
}
