using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

public class BookmarksTests
{
    [Fact]
    public async Task Bookmarks_are_kept_once_for_oneself_and_listed_latest_first()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var posts = new List<string>();
        for (var i = 0; i < 4; i++) posts.Add(await ada.PublishAsync($"post {i}"));
        foreach (var post in posts) Assert.True((await bo.DoAsync(post, "bookmark")).Is("bookmarked"));
        Assert.True((await bo.DoAsync(posts[0], "bookmark")).Is("bookmarked"));
        Assert.Equal(posts.AsEnumerable().Reverse(), await Walk.NextAsync(bo.Client, "/api/v1/bookmarks?limit=3", "id"));
        Assert.False((await ada.PostOfAsync(posts[0])).Is("bookmarked"));
        Assert.Equal(0, (await ada.GetJsonAsync("/api/v1/bookmarks")).GetArrayLength());
        for (var i = 0; i < 2; i++) Assert.False((await bo.DoAsync(posts[0], "unbookmark")).Is("bookmarked"));
        Assert.Equal(3, (await bo.GetJsonAsync("/api/v1/bookmarks")).GetArrayLength());
    }

    [Fact]
    public async Task What_can_no_longer_be_seen_is_left_out_of_the_list()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        await bo.FollowAsync(ada);
        var id = await ada.PublishAsync("followers", "private");
        foreach (var act in new[] { "bookmark", "favourite" }) await bo.DoAsync(id, act);
        await bo.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        foreach (var list in new[] { "bookmarks", "favourites" })
            Assert.Equal(0, (await bo.GetJsonAsync($"/api/v1/{list}")).GetArrayLength());
    }
}
