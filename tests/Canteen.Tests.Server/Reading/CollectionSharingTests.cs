using System.Net;
using Canteen.Features.Reading.Collections;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Reading.CollectionTools;

namespace Canteen.Tests.Server.Reading;

/// <summary>Who may read a collection, what they see of it, and following.</summary>
public sealed class CollectionSharingTests
{
    [Fact]
    public async Task A_private_collection_is_not_there_for_anybody_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var post = await ada.PublishAsync("Tea at four");
        var path = await ada.CollectionAsync("Tea", posts: post);
        using var visitor = server.Visitor();
        foreach (var address in new[] { path, path + "/statuses", Page(path) })
        {
            Assert.Equal(HttpStatusCode.NotFound, await eve.CodeAsync(address));
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
        }
        foreach (var act in new[] { "/follow", "/renew", "/statuses", $"/statuses/{post}/move" })
            Assert.Equal(HttpStatusCode.NotFound, (await eve.PostAsync(path + act, new { status_id = post, by = 1 })).StatusCode);
        foreach (var address in new[] { path, $"{path}/statuses/{post}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eve.PutAsync(address, new { title = "Mine", note = "Mine" })).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await eve.DeleteAsync(address)).StatusCode);
        }
        Assert.Equal(0, (await eve.GetJsonAsync($"/api/canteen/v1/accounts/{ada.Id}/collections")).GetArrayLength());
        Assert.Equal(("Tea", 1), ((await ada.GetJsonAsync(path)).Text("title"), (await ada.PostsInAsync(path)).Count));
    }

    [Fact]
    public async Task Strangers_cannot_change_a_public_collection()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var post = await ada.PublishAsync("Tea at four");
        var path = await ada.CollectionAsync("Tea", "public", post);
        foreach (var act in new[] { "/renew", "/statuses", $"/statuses/{post}/move" })
            Assert.Equal(HttpStatusCode.NotFound, (await eve.PostAsync(path + act, new { status_id = post, by = 1 })).StatusCode);
        foreach (var address in new[] { path, $"{path}/statuses/{post}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eve.PutAsync(address, new { title = "Mine", note = "Mine" })).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await eve.DeleteAsync(address)).StatusCode);
        }
        var seen = await eve.GetJsonAsync(path);
        Assert.Equal(("null", "null", 1), ($"{seen.GetProperty("link").ValueKind}".ToLowerInvariant(),
            $"{seen.GetProperty("followers_count").ValueKind}".ToLowerInvariant(), seen.Number("statuses_count")));
    }

    [Fact]
    public async Task Readers_see_the_posts_that_they_may_see_with_their_notes_and_nothing_of_the_others()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await cath.FollowAsync(ada);
        var (open, hidden) = (await ada.PublishAsync("for all"), await ada.PublishAsync("for followers", "private"));
        var path = await ada.CollectionAsync("Tea", "public");
        await ada.CollectAsync(path, open, "note on the open one");
        await ada.CollectAsync(path, hidden, "note on the hidden one");
        await server.DrainAsync();
        Assert.Equal([hidden, open], await cath.PostsInAsync(path));
        Assert.Equal([open], await ben.PostsInAsync(path));
        Assert.Equal(2, (await cath.GetJsonAsync(path)).Number("statuses_count"));
        Assert.Equal(1, (await ben.GetJsonAsync(path)).Number("statuses_count"));
        using var visitor = server.Visitor();
        var page = await visitor.PageAsync(Page(path));
        Assert.Contains("note on the open one", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 post", page.QuerySelector(".collection-facts")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("meta[name=description]"));
        Assert.Equal(["note on the open one"], Notes(await ben.GetJsonAsync(path + "/statuses")));
    }

    [Fact]
    public async Task Whoever_has_the_link_reads_and_a_new_link_ends_the_old_one()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.CollectionAsync("Tea", "link", await ada.PublishAsync("Tea at four"));
        var link = await ada.LinkAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, await ben.CodeAsync(path));
        Assert.Equal("Tea", (await ben.GetJsonAsync($"{Collections}/lookup?link={link}")).Text("title"));
        Assert.Single(Posts(await ben.GetJsonAsync($"{path}/statuses?link={link}")));
        using var visitor = server.Visitor();
        var page = await visitor.PageAsync($"/c/{link}");
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        await ben.PostJsonAsync($"{path}/follow", new { link });
        Assert.Equal(HttpStatusCode.OK, await ben.CodeAsync(path));
        await ada.PostJsonAsync(path + "/renew");
        var renewed = await ada.LinkAsync(path);
        Assert.NotEqual(link, renewed);
        Assert.Equal(HttpStatusCode.NotFound, await ben.CodeAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await ben.CodeAsync($"{Collections}/lookup?link={link}"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/c/{link}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/c/{renewed}")).StatusCode);
        Assert.Empty((await ben.GetJsonAsync(Collections + "?show=followed")).Ids());
        await ada.PutJsonAsync(path, new { visibility = "private" });
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/c/{renewed}")).StatusCode);
        await ada.PutJsonAsync(path, new { visibility = "link" });
        Assert.NotEqual(renewed, await ada.LinkAsync(path));
    }

    [Fact]
    public async Task A_follower_is_told_what_is_new_until_they_look()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (old, fresh) = (await ada.PublishAsync("old"), await ada.PublishAsync("fresh"));
        var hidden = await ada.PublishAsync("hidden", "private");
        var path = await ada.CollectionAsync("Tea", "public", old);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 2; i++) await ben.PostJsonAsync(path + "/follow");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var post in new[] { fresh, hidden }) await ada.CollectAsync(path, post);
        Assert.Equal(1, (await ada.GetJsonAsync(path)).Number("followers_count"));
        var followed = (await ben.GetJsonAsync(Collections + "?show=followed"))[0];
        Assert.Equal((1L, 2L), (followed.Number("new_count"), followed.Number("statuses_count")));
        using var browser = await server.BrowserAsync("ben");
        Assert.Contains("1 new", (await browser.PageAsync("/collections")).Body!.TextContent, StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single((await browser.PageAsync(Page(path))).QuerySelectorAll(".collection-note .chip"));
        Assert.Empty((await browser.PageAsync(Page(path))).QuerySelectorAll(".collection-note .chip"));
        Assert.Equal(0, (await ben.GetJsonAsync(path)).Number("new_count"));
        await ben.PostJsonAsync(path + "/unfollow");
        Assert.Empty((await ben.GetJsonAsync(Collections + "?show=followed")).Ids());
        Assert.Equal(0, (await ada.GetJsonAsync(path)).Number("followers_count"));
    }

    [Fact]
    public async Task A_follow_ends_when_the_collection_becomes_private_or_is_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (tea, cake) = (await ada.CollectionAsync("Tea", "public"), await ada.CollectionAsync("Cake", "public"));
        foreach (var path in new[] { tea, cake }) await ben.PostJsonAsync(path + "/follow");
        await ada.PutJsonAsync(tea, new { visibility = "private" });
        await ada.DeleteJsonAsync(cake);
        await ada.PutJsonAsync(tea, new { visibility = "public" });
        Assert.Empty((await ben.GetJsonAsync(Collections + "?show=followed")).Ids());
        Assert.False((await ben.GetJsonAsync(tea)).GetProperty("following").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_block_ends_follows_both_ways_for_good(bool byOwner)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (adas, bens) = (await ada.CollectionAsync("Tea", "public"), await ben.CollectionAsync("Cake", "public"));
        await ben.PostJsonAsync(adas + "/follow");
        await ada.PostJsonAsync(bens + "/follow");
        var (by, other) = byOwner ? (ada, ben) : (ben, ada);
        await by.PostJsonAsync($"/api/v1/accounts/{other.Id}/block");
        Assert.Equal(HttpStatusCode.NotFound, await ben.CodeAsync(adas));
        Assert.Equal(HttpStatusCode.NotFound, await ada.CodeAsync(bens));
        Assert.Empty((await ben.GetJsonAsync(Collections + "?show=followed")).Ids());
        await server.DrainAsync();
        await by.PostJsonAsync($"/api/v1/accounts/{other.Id}/unblock");
        Assert.Equal(HttpStatusCode.OK, await ben.CodeAsync(adas));
        Assert.Empty((await ben.GetJsonAsync(Collections + "?show=followed")).Ids());
        Assert.Empty((await ada.GetJsonAsync(Collections + "?show=followed")).Ids());
    }

    [Fact]
    public async Task Nothing_is_there_of_a_suspended_owner()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var open = await ada.CollectionAsync("Tea", "public", await ben.PublishAsync("one"));
        var shared = await ada.CollectionAsync("Cake", "link");
        var link = await ada.LinkAsync(shared);
        await ben.PostJsonAsync(open + "/follow");
        await server.SuspendAsync(ada);
        foreach (var address in new[] { open, open + "/statuses", Page(open), $"/c/{link}", $"/people/{ada.Id}/collections" })
            Assert.Equal(HttpStatusCode.NotFound, await ben.CodeAsync(address));
        Assert.Empty((await ben.GetJsonAsync(Collections + "?show=followed")).Ids());
    }

    [Fact]
    public async Task Somebody_elses_post_of_a_suspended_author_is_gone_from_a_collection()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var path = await ada.CollectionAsync("Tea", "public", await ben.PublishAsync("one"));
        await server.SuspendAsync(ben);
        Assert.Empty(await cath.PostsInAsync(path));
        Assert.Equal(0, (await cath.GetJsonAsync(path)).Number("statuses_count"));
    }

    [Theory]
    [InlineData("DESC")]
    [InlineData("ASC")]
    public async Task Collections_and_their_posts_are_found_by_index(string order)
    {
        await using var server = await TestServer.StartAsync();
        var args = new
        {
            id = 1L, viewer = 2L, owner = 2L, me = 2L, follower = 1L, link = "", Above = 0L, Below = long.MaxValue, Limit = 20,
        };
        await FindsAsync(server, ShowCollection.ByIdSql, args, "collection_posts");
        await FindsAsync(server, ShowCollection.ByLinkSql, args, "collections_link");
        await FindsAsync(server, ListCollections.Sql("c.account_id = @owner", order), args, "collections_account");
        await FindsAsync(server, ListCollections.Sql(null, order), args, "collection_follows_account");
        await FindsAsync(server, ListCollectionPosts.Sql(order), args, "collection_posts_place");
        await FindsAsync(server, MovePost.PlacesSql, args, "collection_posts_place");
        await FindsAsync(server, CollectionsWith.WithSql, new { owner = 1L, Id = 2L }, "collection_posts");
        await FindsAsync(server, EndFollowsOfApart.Sql, args, "collection");
    }

    private static async Task FindsAsync(TestServer server, string sql, object args, string index)
    {
        var plan = await server.Database.PlanOfAsync(sql, args);
        Assert.False(QueryPlan.ScansOrSorts(plan), $"{sql}\n{plan}");
        Assert.Contains(index, plan);
    }
}
