using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Federation;

/// <summary>What stands in the row of a post from another server is neither shown as HTML nor taken for what somebody typed.</summary>
public sealed class RemotePostTests
{
    private const string Evil = "<script>steal()</script><p onclick=\"steal()\">Hello</p>";

    [Fact]
    public async Task HTML_that_no_sanitiser_has_seen_is_shown_to_nobody()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, browser) = (await server.MemberAsync("ada"), await server.BrowserAsync("ada"));
        var id = await InsertAsync(server, ada);
        await ada.DoAsync(id, "reblog");
        Assert.Equal("", (await ada.PostOfAsync(id)).Text("content"));
        foreach (var path in (string[])[$"statuses/{id}", $"statuses/{id}/history", "timelines/public", "timelines/home", "notifications"])
            Assert.DoesNotContain("steal", await ada.Client.GetStringAsync("/api/v1/" + path), StringComparison.Ordinal);
        foreach (var path in (string[])[$"/posts/new?reply_to={id}", "/home", "/@ada", "/notifications"])
        {
            var answer = await browser.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, $"{path} answered {answer.StatusCode}");
            Assert.DoesNotContain("steal", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_is_told_what_was_typed_elsewhere()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await InsertAsync(server, ada);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{id}/source")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.DeleteAsync($"/api/v1/statuses/{id}")).StatusCode);
    }

    private static async Task<string> InsertAsync(TestServer server, Member reader)
    {
        var ids = server.Database.Ids;
        var (account, post) = (ids.Next<Account>(), ids.Next<Post>());
        await server.SqlAsync(
            """
            INSERT INTO accounts (id, handle, handle_key, domain, uri, created_at)
            VALUES (@account, 'far', 'far', 'elsewhere.example', 'https://elsewhere.example/far', 1)
            """,
            new { account });
        await server.SqlAsync(
            """
            INSERT INTO posts (id, author_id, uri, text, html, visibility, thread_id, local, created_at)
            VALUES (@post, @account, 'https://elsewhere.example/1', @Evil, @Evil, 0, @post, FALSE, 1)
            """,
            new { post, account, Evil });
        await server.SqlAsync("INSERT INTO mentions (post_id, account_id) VALUES (@post, @Id)", new { post, reader.Id });
        await server.SqlAsync(
            "INSERT INTO notifications (id, account_id, kind, from_id, post_id, created_at) VALUES (@Id, @Whose, 'mention', @account, @post, 1)",
            new { Id = ids.Next<Notification>(), Whose = reader.Id, account, post });
        return post.ToString();
    }
}
