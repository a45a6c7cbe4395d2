using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class PublishTests
{
    [Fact]
    public async Task A_post_comes_back_with_every_key_of_the_entity()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var bo = await server.MemberAsync("bo");

        var post = await ada.PostJsonAsync("/api/v1/statuses", new { status = "Hello @bo, see https://example.org/a #WardRound" });

        string[] keys =
        [
            "id", "created_at", "in_reply_to_id", "in_reply_to_account_id", "sensitive", "spoiler_text", "visibility", "language", "uri",
            "url",
            "replies_count", "reblogs_count", "favourites_count", "quotes_count", "edited_at", "content", "reblog", "application",
            "account",
            "media_attachments", "mentions", "tags", "emojis", "card", "poll", "quote", "quote_approval", "tagged_collections",
            "favourited", "reblogged", "muted", "bookmarked", "filtered", "pinned",
        ];
        Assert.Equal(keys.Order(), post.EnumerateObject().Select(p => p.Name).Order());
        var id = post.GetProperty("id").GetString();
        Assert.Equal($"{server.Address}/ap/users/{ada.Id}/statuses/{id}", post.GetProperty("uri").GetString());
        Assert.Equal($"{server.Address}/@ada/{id}", post.GetProperty("url").GetString());
        Assert.Equal(bo.Id.ToString(), post.GetProperty("mentions")[0].GetProperty("id").GetString());
        Assert.Equal("wardround", post.GetProperty("tags")[0].GetProperty("name").GetString());
        Assert.Equal($"{server.Address}/tags/wardround", post.GetProperty("tags")[0].GetProperty("url").GetString());
        Assert.Equal("public", post.GetProperty("visibility").GetString());
        Assert.Equal("en", post.GetProperty("language").GetString());
        Assert.Equal(
            $"""<p>Hello <span class="h-card" translate="no"><a href="{server.Address}/@bo" class="u-url mention">@<span>bo</span></a></span>, see """
            + """<a href="https://example.org/a" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">https://</span><span class="">example.org/a</span><span class="invisible"></span></a> """
            + $"""<a href="{server.Address}/tags/wardround" class="mention hashtag" rel="tag">#<span>WardRound</span></a></p>""",
            post.GetProperty("content").GetString());
    }
}
