using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Reading;

/// <summary>Everything that reads hashtags reads those together that mean the same.</summary>
public sealed class TagAliasReadingTests
{
    private const string Alias = "imatworkjeremy", Main = "iminworkjeremy";

    [Theory]
    [InlineData(Alias)]
    [InlineData(Main)]
    public async Task The_timeline_is_the_same_by_each_name_cold_warm_and_with_pages(string name)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var posts = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            posts.Insert(0, await ada.PublishAsync($"{i} #ImAtWorkJeremy"));
            posts.Insert(0, await ben.PublishAsync($"{i} #ImInWorkJeremy"));
        }
        posts.Insert(0, await ada.PublishAsync("Both #ImInWorkJeremy #ImAtWorkJeremy"));
        await eve.PublishAsync("Not for all #ImAtWorkJeremy", "private");
        Assert.Equal(4, (await TagAsync(server.Visitor(), name)).Count);
        await MergeAsync(server);
        Assert.Equal(posts, await TagAsync(server.Visitor(), name));
        Assert.Equal(posts[2..4], await TagAsync(server.Visitor(), name, $"limit=2&max_id={posts[1]}"));
        Assert.Equal(posts[1..3], await TagAsync(server.Visitor(), name, $"limit=2&min_id={posts[3]}"));
        posts.Insert(0, await eve.PublishAsync("Live #ImAtWorkJeremy"));
        posts.Insert(0, await eve.PublishAsync("Live #ImInWorkJeremy"));
        Assert.Equal(posts, await TagAsync(server.Visitor(), name));
        await eve.DeleteAsync($"/api/v1/statuses/{posts[1]}");
        posts.RemoveAt(1);
        Assert.Equal(posts, await TagAsync(server.Visitor(), name));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        Assert.Equal(5, (await TagAsync(ada.Client, name)).Count);
        await PartAsync(server);
        Assert.Equal(name == Main ? 5 : 4, (await TagAsync(server.Visitor(), name)).Count);
    }

    [Fact]
    public async Task Any_all_and_none_take_the_others_too()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var (first, second) = (await ada.PublishAsync("#tea #ImInWorkJeremy"), await ada.PublishAsync("#tea #ImAtWorkJeremy"));
        var (third, only) = (await ada.PublishAsync("#tea"), await ada.PublishAsync("#ImAtWorkJeremy"));
        await MergeAsync(server);
        foreach (var name in (string[])[Alias, Main])
        {
            Assert.Equal([second, first], await TagAsync(server.Visitor(), "tea", $"all[]={name}"));
            Assert.Equal([third], await TagAsync(server.Visitor(), "tea", $"none[]={name}"));
            Assert.Equal([only, third, second, first], await TagAsync(server.Visitor(), "tea", $"any[]={name}"));
            Assert.Equal([second, first], await TagAsync(server.Visitor(), name, "all[]=tea"));
        }
    }

    [Fact]
    public async Task Home_of_a_follower_of_an_alias_has_the_others_from_the_merge_on_cold_warm_and_live()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await ada.PostJsonAsync($"/api/v1/tags/{Alias}/follow");
        var (alias, main) = (await ben.PublishAsync("#ImAtWorkJeremy"), await ben.PublishAsync("#ImInWorkJeremy"));
        var hidden = await eve.PublishAsync("#ImInWorkJeremy");
        await ada.PostJsonAsync($"/api/v1/accounts/{eve.Id}/block");
        await server.DrainAsync();
        Assert.Equal([alias], await HomeAsync(ada));
        using var browser = await server.BrowserAsync("ada");
        await using var page = await OpenPage.ListenAsync(browser, "/live/home");
        await MergeAsync(server);
        Assert.Equal([main, alias], await HomeAsync(ada));
        var live = await ben.PublishAsync("More #ImInWorkJeremy");
        Assert.Equal(("new", live), await page.NextAsync());
        Assert.Equal([live, main, alias], await HomeAsync(ada));
        Assert.DoesNotContain(hidden, await HomeAsync(ada));
        Assert.Equal([live, main, alias], (await ada.GetJsonAsync("/api/v1/timelines/home?min_id=1")).Ids());
        await PartAsync(server);
        Assert.Equal([alias], await HomeAsync(ada));
        await ben.PublishAsync("Apart #ImInWorkJeremy");
        var last = await ben.PublishAsync("Apart #ImAtWorkJeremy");
        Assert.Equal(("new", last), await page.NextAsync());
        Assert.Equal([last, alias], await HomeAsync(ada));
    }

    [Fact]
    public async Task Whoever_follows_a_person_in_another_way_keeps_what_came_by_the_other_hashtag()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await MergeAsync(server, await server.MemberAsync("cath"));
        await ada.PostJsonAsync($"/api/v1/tags/{Alias}/follow");
        await ada.FollowAsync(ben);
        var (main, other) = (await ben.PublishAsync("#ImInWorkJeremy"), await ben.PublishAsync("Hello"));
        await server.DrainAsync();
        Assert.Equal([other, main], (await HomeAsync(ada)).Take(2));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
        await server.DrainAsync();
        Assert.Equal(main, (await HomeAsync(ada))[0]);
    }

    [Fact]
    public async Task One_follows_all_of_them_or_none()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync($"/api/v1/tags/{Alias}/follow");
        await ada.PostJsonAsync($"/api/v1/tags/{Main}/follow");
        await MergeAsync(server, ben);
        Assert.Equal(["ImInWorkJeremy"], await FollowedAsync(ada));
        Assert.True((await ada.GetJsonAsync($"/api/v1/tags/{Alias}")).GetProperty("following").GetBoolean());
        Assert.False((await ada.PostJsonAsync($"/api/v1/tags/{Main}/unfollow")).GetProperty("following").GetBoolean());
        Assert.Empty(await FollowedAsync(ada));
        Assert.False((await ada.GetJsonAsync($"/api/v1/tags/{Alias}")).GetProperty("following").GetBoolean());
        Assert.Equal("ImInWorkJeremy", (await ada.PostJsonAsync($"/api/v1/tags/{Alias}/follow")).Text("name"));
        await ada.PostJsonAsync($"/api/v1/tags/{Main}/follow");
        await PartAsync(server);
        Assert.Equal(["ImAtWorkJeremy"], await FollowedAsync(ada));
        Assert.False((await ada.GetJsonAsync($"/api/v1/tags/{Main}")).GetProperty("following").GetBoolean());
    }

    [Fact]
    public async Task A_list_with_one_of_them_has_the_posts_of_all()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var list = (await ada.PostJsonAsync("/api/v1/lists", new { title = "Ward" })).Text("id");
        await ada.PostJsonAsync($"/api/canteen/v1/lists/{list}/tags", new { name = Alias });
        var (post, old) = (await ben.PublishAsync("#ImInWorkJeremy"), await ben.PublishAsync("#ImAtWorkJeremy"));
        await server.DrainAsync();
        Assert.Equal([old], (await ada.GetJsonAsync($"/api/v1/timelines/list/{list}")).Ids());
        await MergeAsync(server);
        Assert.Equal([old, post], (await ada.GetJsonAsync($"/api/v1/timelines/list/{list}")).Ids());
        var live = await ben.PublishAsync("Live #ImInWorkJeremy");
        await server.DrainAsync();
        Assert.Equal([live, old, post], (await ada.GetJsonAsync($"/api/v1/timelines/list/{list}")).Ids());
        using var browser = await server.BrowserAsync("ada");
        var lists = await browser.PageAsync("/tags/ImInWorkJeremy/lists");
        Assert.True(((AngleSharp.Html.Dom.IHtmlInputElement)lists.QuerySelector("input[name='lists[]']")!).IsChecked);
        await PartAsync(server);
        Assert.Equal([old], (await ada.GetJsonAsync($"/api/v1/timelines/list/{list}")).Ids());
    }

    [Fact]
    public async Task An_open_page_is_told_of_all_of_them_once_each()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var before = await OpenPage.ListenAsync(server.Visitor(), $"/live/tag?name={Alias}");
        await MergeAsync(server, ada);
        Assert.Equal("new", (await before.NextAsync()).Kind);
        Assert.Equal("resync", (await before.NextAsync()).Kind);
        await using var page = await OpenPage.ListenAsync(server.Visitor(), $"/live/tag?name={Alias}");
        var both = await ada.PublishAsync("#ImAtWorkJeremy #ImInWorkJeremy");
        var one = await ada.PublishAsync("#ImInWorkJeremy");
        Assert.Equal(("new", both), await page.NextAsync());
        Assert.Equal(("new", one), await page.NextAsync());
    }

    [Fact]
    public async Task Apps_hear_of_all_of_them_once_each()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await MergeAsync(server, ada);
        await using var socket = await AppSocket.OpenAsync(server, ben);
        await socket.SubscribeAsync("hashtag", "ImAtWorkJeremy");
        await using var stream = await AppStream.OpenAsync(ben, "hashtag?tag=ImInWorkJeremy");
        var both = await ada.PublishAsync("#ImAtWorkJeremy #ImInWorkJeremy");
        var one = await ada.PublishAsync("#ImInWorkJeremy");
        foreach (var post in (string[])[both, one])
        {
            Assert.Equal(post, (await stream.HearAsync()).Id);
            Assert.Equal(post, (await socket.HearAsync()).Id);
        }
    }

    [Fact]
    public async Task A_post_and_a_person_are_counted_once_and_search_and_trends_show_the_main_one()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PublishAsync("#ImInWorkJeremy");
        await ben.PublishAsync("#ImInWorkJeremy");
        await ada.PublishAsync("#ImAtWorkJeremy #ImInWorkJeremy");
        await ada.PublishAsync("#ImAtWorkJeremy");
        await MergeAsync(server);
        var tag = await ada.GetJsonAsync($"/api/v1/tags/{Alias}");
        var today = tag.GetProperty("history")[0];
        Assert.Equal(("ImInWorkJeremy", "4", "2"), (tag.Text("name"), today.Text("uses"), today.Text("accounts")));
        foreach (var words in (string[])["imatwork", "iminwork", "im"])
        {
            var found = (await ada.GetJsonAsync($"/api/v2/search?q={words}&type=hashtags")).GetProperty("hashtags");
            Assert.Equal("ImInWorkJeremy", Assert.Single(found.EnumerateArray()).Text("name"));
        }
        var page = await server.Visitor().PageAsync("/hashtags");
        Assert.Equal("#ImInWorkJeremy2 people, 4 posts", Assert.Single(page.QuerySelectorAll("main .found-tags a")).TextContent);
        var tagged = await ada.GetJsonAsync($"/api/v1/accounts/{ben.Id}/statuses?tagged={Alias}");
        Assert.Equal("ImInWorkJeremy", Assert.Single(tagged.EnumerateArray()).GetProperty("tags")[0].Text("name"), ignoreCase: true);
    }

    [Fact]
    public async Task The_page_of_an_alias_leads_to_the_main_one_which_names_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await MergeAsync(server, ada);
        using var browser = await server.BrowserAsync("ada");
        using var answer = await browser.GetAsync($"/tags/ImAtWorkJeremy?limit=5");
        Assert.Equal((HttpStatusCode.Redirect, $"/tags/{Main}?limit=5"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        var page = await browser.PageAsync($"/tags/{Main}");
        Assert.Equal("Posts with #ImAtWorkJeremy are here too.", page.QuerySelector(".tag-also")!.TextContent);
        Assert.Contains("#ImAtWorkJeremy", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await browser.PageAsync("/tags/tea")).QuerySelector(".tag-also"));
    }

    /// <summary>A moderator says that #ImAtWorkJeremy is the same as #ImInWorkJeremy, which comes first.</summary>
    internal static async Task MergeAsync(TestServer server, Member? writer = null)
    {
        if (writer is not null)
        {
            await writer.PublishAsync("#ImInWorkJeremy");
            await writer.PublishAsync("#ImAtWorkJeremy");
        }
        await (await MemberOf(server)).PostJsonAsync($"/api/canteen/v1/tags/{Alias}/rulings", new { other = Main, ruling = "same" });
        await server.DrainAsync();
    }

    private static async Task PartAsync(TestServer server)
    {
        await (await MemberOf(server)).PostJsonAsync($"/api/canteen/v1/tags/{Alias}/rulings", new { other = Main, ruling = "apart" });
        await server.DrainAsync();
    }

    private static int _moderators;

    private static Task<Member> MemberOf(TestServer server) =>
        server.MemberAsync($"mod{Interlocked.Increment(ref _moderators)}", "read write follow admin:write", "moderator");

    private static async Task<List<string>> TagAsync(HttpClient reader, string name, string query = "") =>
        [.. (await reader.GetFromJsonElementAsync($"/api/v1/timelines/tag/{name}?{query}")).Ids()];

    private static async Task<List<string>> HomeAsync(Member reader) => [.. (await reader.GetJsonAsync("/api/v1/timelines/home")).Ids()];

    private static async Task<List<string>> FollowedAsync(Member reader) =>
        [.. (await reader.GetJsonAsync("/api/v1/followed_tags")).EnumerateArray().Select(tag => tag.Text("name"))];
}
