using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class FavouritesTests
{
    [Fact]
    public async Task A_favourite_counts_once_and_comes_off_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("a");
        for (var i = 0; i < 2; i++)
        {
            var post = await bo.DoAsync(id, "favourite");
            Assert.Equal((1, true), (post.Number("favourites_count"), post.Is("favourited")));
        }
        Assert.False((await ada.PostOfAsync(id)).Is("favourited"));
        for (var i = 0; i < 2; i++)
        {
            var post = await bo.DoAsync(id, "unfavourite");
            Assert.Equal((0, false), (post.Number("favourites_count"), post.Is("favourited")));
        }
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM events WHERE kind = 'PostFavourited'"));
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM events WHERE kind = 'PostUnfavourited'"));
    }

    [Fact]
    public async Task Twenty_at_once_are_counted_twenty()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("a");
        var fans = new List<Member>();
        for (var i = 0; i < 20; i++) fans.Add(await server.MemberAsync($"fan{i}"));
        await Task.WhenAll(fans.SelectMany(fan => new[] { fan.DoAsync(id, "favourite"), fan.DoAsync(id, "favourite"),
            fan.DoAsync(id, "reblog"), fan.DoAsync(id, "reblog") }));
        var post = await ada.PostOfAsync(id);
        Assert.Equal((20, 20), (post.Number("favourites_count"), post.Number("reblogs_count")));
        await Task.WhenAll(
            fans.SelectMany(fan => new[] { fan.DoAsync(id, "unfavourite"), fan.DoAsync(id, "unfavourite"), fan.DoAsync(id, "unreblog") }));
        post = await ada.PostOfAsync(id);
        Assert.Equal((0, 0), (post.Number("favourites_count"), post.Number("reblogs_count")));
        Assert.All(await Task.WhenAll(fans.Select(f => f.PostsCountAsync())), count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task Favouriting_a_boost_favourites_what_was_boosted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("a");
        var boost = (await bo.DoAsync(id, "reblog")).Text("id");
        Assert.Equal(id, (await bo.DoAsync(boost, "favourite")).Text("id"));
        Assert.Equal(0, (await bo.DoAsync(boost, "unfavourite")).Number("favourites_count"));
    }

    [Fact]
    public async Task Favourites_are_listed_latest_favourited_first_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var posts = new List<string>();
        for (var i = 0; i < 5; i++) posts.Add(await ada.PublishAsync($"post {i}"));
        int[] order = [2, 0, 4, 1, 3];
        foreach (var i in order) await ada.DoAsync(posts[i], "favourite");
        var expected = order.Reverse().Select(i => posts[i]);
        Assert.Equal(expected, await Walk.NextAsync(ada.Client, "/api/v1/favourites?limit=2", "id"));
        var bo = await server.MemberAsync("bo");
        Assert.Equal(0, (await bo.GetJsonAsync("/api/v1/favourites")).GetArrayLength());
    }

    [Fact]
    public async Task The_people_behind_the_count_are_listed_latest_first()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("a");
        for (var i = 0; i < 5; i++) await (await server.MemberAsync($"fan{i}")).DoAsync(id, "favourite");
        Assert.Equal(
            ["fan4", "fan3", "fan2", "fan1", "fan0"],
            await Walk.NextAsync(server.Visitor(), $"/api/v1/statuses/{id}/favourited_by?limit=2", "username"));
    }
}
