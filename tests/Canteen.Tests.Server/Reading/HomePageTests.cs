using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>How the page of a home respects its reader: each post once, threads together, and the place where one stopped.</summary>
public sealed class HomePageTests
{
    [Fact]
    public async Task A_post_says_all_who_boosted_it_and_is_there_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, people) = await FollowerAsync(server, "joe", "kim", "lee");
        var stranger = await server.MemberAsync("eve");
        var (boosted, followed) = (await stranger.PublishAsync("Worth passing on"), await people[0].PublishAsync("Mine"));
        var browser = await server.BrowserAsync("ada");
        foreach (var (who, line) in people.Zip((string[])["Boosted by joe", "Boosted by joe and kim", "Boosted by joe and 2 others"]))
        {
            await BoostAsync(who, boosted);
            Assert.Equal(line, Line(await browser.PageAsync("/home"), boosted));
        }
        await BoostAsync(people[1], followed);
        await BoostAsync(people[2], followed);
        var page = await browser.PageAsync("/home");
        Assert.Equal([boosted, followed], page.QuerySelectorAll(".post").Select(post => post.GetAttribute("data-post")));
        Assert.Equal("Boosted by kim and lee", Line(page, followed));
        await ada.PostJsonAsync($"/api/v1/accounts/{people[1].Id}/mute");
        Assert.Equal("Boosted by joe and lee", Line(await browser.PageAsync("/home"), boosted));
    }

    [Fact]
    public async Task An_open_page_hears_who_boosts_what_it_shows()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, people) = await FollowerAsync(server, "joe", "kim", "lee");
        var eve = await server.MemberAsync("eve");
        var older = await people[0].PublishAsync("Older");
        var post = await people[0].PublishAsync("Mine");
        foreach (var who in (Member[])[people[1], people[2], eve]) await BoostAsync(who, post);
        await BoostAsync(people[1], older);
        var list = (await ada.PostJsonAsync("/api/v1/lists", new { title = "Ward" })).GetProperty("id").GetString();
        await ada.PostJsonAsync($"/api/v1/lists/{list}/accounts", new { account_ids = new[] { people[1].Id } });
        var browser = await server.BrowserAsync("ada");
        var path = $"/live/posts?ids={post}&oldest={post}&in=";
        Assert.Equal("Boosted by kim and lee", Line(await browser.FragmentAsync(path + "home"), post));
        Assert.Equal("Boosted by kim", Line(await browser.FragmentAsync($"{path}list&name={list}"), post));
        Assert.Null(Line(await browser.FragmentAsync(path + "local"), post));
        Assert.Null(Line(await (await server.BrowserAsync("eve")).FragmentAsync($"{path}list&name={list}"), post));
        Assert.Null(Line(await server.Visitor().FragmentAsync(path + "home"), post));
    }

    [Fact]
    public async Task A_thread_stands_together_with_its_middle_folded()
    {
        await using var server = await TestServer.StartAsync();
        var (_, people) = await FollowerAsync(server, "joe", "kim");
        var first = await people[0].PublishAsync("First");
        var other = await people[1].PublishAsync("Something else");
        var (last, thread) = (first, new List<string> { first });
        for (var i = 0; i < 4; i++) thread.Add(last = await people[i % 2].PublishAsync("@joe @kim and then", replyTo: last));
        var page = await (await server.BrowserAsync("ada")).PageAsync("/home");
        Assert.Equal([.. thread, other], Entries(page));
        Assert.Equal(last, page.QuerySelector(".together")?.GetAttribute("data-entry"));
        Assert.Equal(thread[1..4], page.QuerySelectorAll(".folded .post").Select(post => post.GetAttribute("data-entry")));
        Assert.Equal("Show 3 more in this thread", page.QuerySelector(".post .fold-show")?.TextContent);
        Assert.Equal(last, Assert.Single(page.QuerySelectorAll(".together .post:has(.because)")).GetAttribute("data-entry"));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], page.QuerySelectorAll(".post").Select(post => post.GetAttribute("aria-posinset")));
    }

    [Fact]
    public async Task A_short_thread_is_not_folded_and_an_answer_stands_below_a_boosted_post()
    {
        await using var server = await TestServer.StartAsync();
        var (_, people) = await FollowerAsync(server, "joe", "kim");
        var eve = await server.MemberAsync("eve");
        var asked = await eve.PublishAsync("Who knows?");
        await BoostAsync(people[0], asked);
        await eve.FollowAsync(people[0]);
        var own = await people[1].PublishAsync("A thought");
        var more = await people[1].PublishAsync("And another", replyTo: own);
        var between = await people[0].PublishAsync("Lunch");
        var third = await people[1].PublishAsync("And a third", replyTo: more);
        var page = await (await server.BrowserAsync("ada")).PageAsync("/home");
        Assert.Equal([own, more, third, between, asked], page.QuerySelectorAll(".post").Select(post => post.GetAttribute("data-post")));
        Assert.Empty(page.QuerySelectorAll(".fold, .folded"));
    }

    [Fact]
    public async Task Two_answers_to_what_the_reader_may_not_read_do_not_stand_together()
    {
        await using var server = await TestServer.StartAsync();
        var (_, people) = await FollowerAsync(server, "joe", "kim", "lee");
        var hidden = await people[0].PublishAsync("@kim @lee between us", "direct");
        var one = await people[1].PublishAsync("@joe yes", replyTo: hidden);
        var between = await people[0].PublishAsync("Lunch");
        var two = await people[2].PublishAsync("@joe no", replyTo: hidden);
        var page = await (await server.BrowserAsync("ada")).PageAsync("/home");
        Assert.Equal([two, between, one], Entries(page));
        Assert.Empty(page.QuerySelectorAll(".together"));
    }

    [Fact]
    public async Task A_run_of_boosts_by_one_person_is_folded()
    {
        await using var server = await TestServer.StartAsync();
        var (_, people) = await FollowerAsync(server, "joe", "kim");
        var eve = await server.MemberAsync("eve");
        var posts = new List<string>();
        for (var i = 0; i < 6; i++) posts.Add(await eve.PublishAsync($"Post {i}"));
        foreach (var post in posts[..4]) await BoostAsync(people[0], post);
        foreach (var post in posts[4..]) await BoostAsync(people[1], post);
        var page = await (await server.BrowserAsync("ada")).PageAsync("/home");
        Assert.Equal(["4", "5"], page.QuerySelectorAll(".feed > .post .say").Select(say => say.TextContent[^1..]).Reverse());
        Assert.Equal(["2", "1", "0"], page.QuerySelectorAll(".folded .say").Select(say => say.TextContent[^1..]));
        Assert.Equal("Show 3 more boosts by the same person", page.QuerySelector(".fold-show")?.TextContent);
    }

    [Fact]
    public async Task The_page_says_from_where_on_one_is_up_to_date()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, people) = await FollowerAsync(server, "joe");
        var posts = new List<string>();
        for (var i = 0; i < 3; i++) posts.Add(await people[0].PublishAsync($"Post {i}"));
        var browser = await server.BrowserAsync("ada");
        Assert.Null((await browser.PageAsync("/home")).QuerySelector(".up-to-date"));
        await ada.PostJsonAsync("/api/v1/markers", new { home = new { last_read_id = posts[1] } });
        Assert.Equal(posts[1], UpToDateAt(await browser.PageAsync("/home")));
        await browser.SubmitAsync((await browser.PageAsync("/home")).QuerySelector("form.leave"));
        var page = await browser.PageAsync("/home");
        Assert.Equal(posts[2], UpToDateAt(page));
        Assert.Equal(
            posts[2],
            (await ada.GetJsonAsync("/api/v1/markers?timeline=home")).GetProperty("home").GetProperty("last_read_id").GetString());
        Assert.Null((await (await server.BrowserAsync("joe")).PageAsync("/home")).QuerySelector(".up-to-date, .stopped"));
    }

    [Fact]
    public async Task One_goes_on_on_another_device_exactly_where_one_stopped()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, people) = await FollowerAsync(server, "joe");
        var posts = new List<string>();
        for (var i = 0; i < 30; i++) posts.Add(await people[0].PublishAsync($"Post {i}"));
        var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/home");
        Assert.Null(page.QuerySelector(".stopped"));
        await browser.SubmitAsync(page.QuerySelector("form.leave"), ("place", posts[4]));
        var phone = await server.BrowserAsync("ada");
        var link = (await phone.PageAsync("/home")).QuerySelector(".stopped a")?.GetAttribute("href");
        var resumed = await phone.PageAsync(link!);
        Assert.Equal(posts[..5].AsEnumerable().Reverse(), Entries(resumed));
        Assert.Equal(posts[4], UpToDateAt(resumed));
        Assert.NotNull(resumed.QuerySelector(".new a"));
        // An app that went on reading is where one was last.
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await ada.PostJsonAsync("/api/v1/markers", new { home = new { last_read_id = posts[20] } });
        Assert.EndsWith(posts[20], (await phone.PageAsync("/home")).QuerySelector(".stopped a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_read_stays_read_and_nonsense_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, people) = await FollowerAsync(server, "joe");
        var (old, recent) = (await people[0].PublishAsync("Old"), await people[0].PublishAsync("Recent"));
        var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/home")).QuerySelector("form.leave");
        await browser.SubmitAsync(form);
        await browser.SubmitAsync(form, ("read", old), ("place", old));
        Assert.Equal(recent, UpToDateAt(await browser.PageAsync("/home")));
        foreach (var place in (string[])["", "x", "-1", "0"])
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(form, ("place", place))).StatusCode);
        Assert.NotNull(await browser.PageAsync("/home?at=x"));
        Assert.NotNull(await browser.PageAsync("/home?at=9223372036854775807"));
        Assert.NotEqual(HttpStatusCode.OK, (await server.Visitor().PostAsync("/home/leave", null)).StatusCode);
    }

    private static async Task<(Member Reader, Member[] Others)> FollowerAsync(TestServer server, params string[] others)
    {
        var ada = await server.MemberAsync("ada");
        var members = new List<Member>();
        foreach (var other in others)
        {
            members.Add(await server.MemberAsync(other));
            await ada.FollowAsync(members[^1]);
        }
        foreach (var one in members)
            foreach (var other in members.Where(other => other != one)) await one.FollowAsync(other);
        return (ada, [.. members]);
    }

    private static Task BoostAsync(Member who, string post) => who.PostJsonAsync($"/api/v1/statuses/{post}/reblog");

    private static IEnumerable<string?> Entries(IParentNode page) =>
        page.QuerySelectorAll(".post").Select(post => post.GetAttribute("data-entry"));

    /// <summary>Who boosted it, in the words of the page; null where it does not say.</summary>
    private static string? Line(IParentNode page, string post)
    {
        var line = page.QuerySelector($".post[data-post=\"{post}\"] .boosted");
        return line is null ? null : string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? UpToDateAt(IParentNode page) => page.QuerySelector(".post:has(.up-to-date)")?.GetAttribute("data-entry");
}
