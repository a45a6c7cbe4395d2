using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class BoostsTests
{
    [Fact]
    public async Task A_boost_is_a_wrapper_around_the_original_and_is_made_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("said by ada");
        var boost = await bo.DoAsync(id, "reblog");
        Assert.Equal("bo", boost.GetProperty("account").Text("username"));
        Assert.Equal("<p>said by ada</p>", boost.Text("content"));
        Assert.True(boost.Is("reblogged"));
        Assert.EndsWith($"/ap/users/{bo.Id}/statuses/{boost.Text("id")}", boost.Text("uri"), StringComparison.Ordinal);
        var original = boost.GetProperty("reblog");
        Assert.Equal(
            (id, 1, true, JsonValueKind.Null),
            (original.Text("id"), original.Number("reblogs_count"), original.Is("reblogged"), original.GetProperty("reblog").ValueKind));

        Assert.Equal(boost.Text("id"), (await bo.DoAsync(id, "reblog")).Text("id"));
        Assert.Equal(boost.Text("id"), (await bo.DoAsync(boost.Text("id"), "reblog")).Text("id"));
        Assert.Equal(1, await bo.PostsCountAsync());

        var unboosted = await bo.DoAsync(id, "unreblog");
        Assert.Equal((id, 0, false), (unboosted.Text("id"), unboosted.Number("reblogs_count"), unboosted.Is("reblogged")));
        Assert.Equal(id, (await bo.DoAsync(id, "unreblog")).Text("id"));
        Assert.Equal(0, await bo.PostsCountAsync());
        Assert.NotEqual(boost.Text("id"), (await bo.DoAsync(id, "reblog")).Text("id"));
    }

    [Fact]
    public async Task A_stranger_cannot_boost_a_followers_only_post_and_a_follower_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cath"));
        await bo.FollowAsync(ada);
        var closed = await ada.PublishAsync("followers", "private");
        var direct = await ada.PublishAsync("@bo only you", "direct");
        await bo.RefusesAsync($"/api/v1/statuses/{closed}/reblog", null, HttpStatusCode.Forbidden, "This action is not allowed");
        await bo.RefusesAsync($"/api/v1/statuses/{direct}/reblog", null, HttpStatusCode.Forbidden, "This action is not allowed");
        await ada.RefusesAsync($"/api/v1/statuses/{direct}/reblog", null, HttpStatusCode.Forbidden, "This action is not allowed");
        await cath.RefusesAsync($"/api/v1/statuses/{closed}/reblog", null, HttpStatusCode.NotFound, "Record not found");
        Assert.Equal("private", (await ada.DoAsync(closed, "reblog", new { visibility = "public" })).Text("visibility"));
    }

    [Fact]
    public async Task The_visibility_of_a_boost_is_asked_for_or_as_usual()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var quiet = await ada.PublishAsync("quiet", "unlisted");
        Assert.Equal("public", (await bo.DoAsync(quiet, "reblog")).Text("visibility"));
        await bo.DoAsync(quiet, "unreblog");
        await server.SqlAsync("UPDATE accounts SET default_visibility = 2 WHERE id = @Id", new { bo.Id });
        Assert.Equal("private", (await bo.DoAsync(quiet, "reblog")).Text("visibility"));
        await bo.DoAsync(quiet, "unreblog");
        Assert.Equal("unlisted", (await bo.DoAsync(quiet, "reblog", new { visibility = "unlisted" })).Text("visibility"));
        foreach (var wrong in new[] { "direct", "everyone" })
        {
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await bo.PostAsync($"/api/v1/statuses/{quiet}/reblog", new { visibility = wrong })).StatusCode);
        }
    }

    [Fact]
    public async Task Only_open_boosts_are_listed_with_their_people()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("a");
        foreach (var (name, visibility) in new[] { ("bo", "public"), ("cath", "private"), ("dev", "unlisted") })
        {
            await (await server.MemberAsync(name)).DoAsync(id, "reblog", new { visibility });
        }
        Assert.Equal(["dev", "bo"], await Walk.NextAsync(server.Visitor(), $"/api/v1/statuses/{id}/reblogged_by?limit=1", "username"));
    }
}
