using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Reading.CatchingUp.CatchUpTools;

namespace Canteen.Tests.Server.Reading.CatchingUp;

/// <summary>Of which time, of whom and in which order somebody is told.</summary>
public sealed class CatchUpTests
{
    [Fact]
    public async Task What_came_home_in_the_time_is_there_and_nothing_from_before()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var stranger = await server.MemberAsync("stranger");
        var old = await circle[1].PublishAsync("Before the shift");
        server.Clock.Advance(Nights + TimeSpan.FromSeconds(1));
        var (open, shut) = (await circle[1].PublishAsync("Public"), await circle[1].PublishAsync("Followers", "private"));
        await stranger.PublishAsync("Nobody follows me");
        await stranger.PublishAsync("Not even in private", "private");
        await circle[1].PublishAsync("@stranger psst", "direct");
        var found = await server.CatchUpAsync(circle[0]);
        Assert.Equal([open, shut], found.Posts().Order());
        Assert.Equal(2, found.GetProperty("posts_count").GetInt32());
        Assert.DoesNotContain(old, found.Posts());
        Assert.Contains(old, (await server.CatchUpAsync(circle[0], "span=24h")).Posts());
        Assert.Empty((await server.CatchUpAsync(stranger, "span=24h&kind=questions")).Posts());
    }

    [Fact]
    public async Task Muted_blocked_and_filtered_posts_are_not_there_and_not_counted()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben", "muted", "blocked", "blocker");
        var (ada, ben) = (circle[0], circle[1]);
        foreach (var member in circle.Skip(2)) await member.PublishAsync("Who reads this? #tea https://example.org/x");
        var shown = await ben.PublishAsync("Good morning");
        await ben.PublishAsync("The weather, again");
        await ada.PostJsonAsync($"/api/v1/accounts/{circle[2].Id}/mute");
        await ada.PostJsonAsync($"/api/v1/accounts/{circle[3].Id}/block");
        await circle[4].PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        var words = new[] { new { keyword = "weather" } };
        await ada.PostJsonAsync(
            "/api/v2/filters", new { title = "Weather", context = new[] { "home" }, filter_action = "hide", keywords_attributes = words });
        var found = await server.CatchUpAsync(ada);
        Assert.Equal([shown], found.Posts());
        Assert.Equal(["quiet"], found.Sections());
        Assert.Equal(1, found.GetProperty("posts_count").GetInt32());
    }

    [Fact]
    public async Task A_post_and_its_boosts_are_one()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben", "cath", "dev");
        var stranger = await server.MemberAsync("stranger");
        var (known, strange) = (await circle[1].PublishAsync("Mine"), await stranger.PublishAsync("Theirs"));
        foreach (var member in circle.Skip(2))
        {
            await member.DoAsync(known, "reblog");
            await member.DoAsync(strange, "reblog");
        }
        var found = await server.CatchUpAsync(circle[0]);
        Assert.Equal([(known, "New here")], found.In("quiet"));
        Assert.Equal(strange, Assert.Single(found.GetProperty("statuses").EnumerateArray()).GetProperty("reblog").Text("id"));
        Assert.Equal(2, (await server.CatchUpAsync(circle[0], "span=12h&kind=boosts")).Posts().Count);
    }

    [Fact]
    public async Task The_time_since_the_last_look_begins_at_the_marker_which_never_goes_back()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var (ada, ben) = (circle[0], circle[1]);
        await ben.PublishAsync("One");
        Assert.Single((await server.CatchUpAsync(ada, "")).Posts());
        var upto = (await ada.PostJsonAsync(Api + "/marker")).Text("caught_up_to");
        Assert.StartsWith("2026-11-23T09:00:00", upto, StringComparison.Ordinal);
        Assert.Empty((await server.CatchUpAsync(ada, "")).Posts());
        server.Clock.Advance(TimeSpan.FromHours(1));
        var second = await ben.PublishAsync("Two");
        Assert.Equal([second], (await server.CatchUpAsync(ada, "span=last")).Posts());
        Assert.Equal(upto, (await ada.PostJsonAsync(Api + "/marker", new { to = "2026-11-20" })).Text("caught_up_to"));
        var longAgo = await ada.PostAsync(Api + "/marker", new { to = "1900-01-01T00:00:00Z" });
        Assert.Contains("Dates before the year 2000", await longAgo.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var last = (await ada.PostJsonAsync(Api + "/marker", new { to = "2027-01-01" })).Text("caught_up_to");
        Assert.StartsWith("2026-11-23T10:00:00", last, StringComparison.Ordinal);
        Assert.Equal(2, (await server.CatchUpAsync(ada, "span=12h")).Posts().Count);
        Assert.Empty((await server.CatchUpAsync(ben, "span=last&kind=boosts")).Posts());
        server.Clock.Advance(TimeSpan.FromDays(100));
        Assert.StartsWith("2027-01-31T10", (await server.CatchUpAsync(ada, "span=last")).Text("from"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Since_home_was_read_begins_at_the_newest_post_that_was_read_there()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var first = await circle[1].PublishAsync("One");
        await circle[0].PostJsonAsync("/api/v1/markers", new { home = new { last_read_id = first } });
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await circle[1].PublishAsync("Two");
        Assert.Equal([second], (await server.CatchUpAsync(circle[0], "span=home")).Posts());
        Assert.Equal([second], (await server.CatchUpAsync(circle[0], "")).Posts());
    }

    [Theory]
    [InlineData("span=century", "Choose one of the times")]
    [InlineData("span=days", "whole number from 1 to 31")]
    [InlineData("span=days&days=0", "whole number from 1 to 31")]
    [InlineData("span=days&days=-3", "whole number from 1 to 31")]
    [InlineData("span=days&days=36500", "whole number from 1 to 31")]
    [InlineData("span=days&days=99999999999999999999", "whole number from 1 to 31")]
    [InlineData("from=1926-11-01&to=2026-11-01", "Dates before the year 2000")]
    [InlineData("from=2016-11-01&to=2026-11-01", "at most 31 days")]
    [InlineData("from=2026-11-20&to=2026-11-10", "must be before the end")]
    [InlineData("from=2027-11-20", "must be before the end")]
    [InlineData("from=2026-02-30", "there must be such a day")]
    [InlineData("from=2026-11-20&to=yesterday", "there must be such a day")]
    [InlineData("to=2026-11-20", "Choose when it begins too")]
    [InlineData("from=1999-12-31", "Dates before the year 2000")]
    [InlineData("from=9999-12-31", "Dates after the year 8999")]
    [InlineData("from=2026-11-20&to=9999-12-31T00:00:00Z", "Dates after the year 8999")]
    [InlineData("from=0001-01-01T00:00", "Dates before the year 2000")]
    [InlineData("kind=cats", "Kind must be all, posts")]
    [InlineData("sort=best", "Sort must be newest")]
    [InlineData("group=x", "Group must be author")]
    [InlineData("page=0", "no such page")]
    [InlineData("page=-1", "no such page")]
    public async Task What_is_no_time_and_no_view_is_refused_with_a_sentence_on_the_page_too(string query, string sentence)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var answer = await ada.GetAsync($"{Api}?{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var browser = await server.BrowserAsync("ada");
        answer = await browser.GetAsync($"/catch-up?{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(sentence, page.QuerySelector(".problems")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".catch-other[open] form"));
    }

    [Fact]
    public async Task Dates_are_days_of_the_readers_own_zone_and_the_last_day_is_whole()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        server.Clock.Advance(TimeSpan.FromHours(10));
        var late = await circle[1].PublishAsync("At 19:00 in London, and tomorrow at 08:00 in Auckland");
        server.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal([late], (await server.CatchUpAsync(circle[0], "from=2026-11-23&to=2026-11-23")).Posts());
        circle[0].Client.DefaultRequestHeaders.Add("Cookie", "zone=Pacific/Auckland");
        Assert.Empty((await server.CatchUpAsync(circle[0], "from=2026-11-23&to=2026-11-23")).Posts());
        Assert.Equal([late], (await server.CatchUpAsync(circle[0], "from=2026-11-24&to=2026-11-24")).Posts());
    }

    [Fact]
    public async Task Posts_are_filtered_by_kind_and_put_in_the_order_that_was_chosen()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben", "cath");
        var (ada, ben, cath) = (circle[0], circle[1], circle[2]);
        var chatty = await ben.PublishAsync("Hi");
        var chatty2 = await ben.PublishAsync("Ho https://example.org/a-link");
        var dense = await cath.PublishAsync("A long account of what we did all night, and why it went well in the end");
        var reply = await cath.PublishAsync("@ben why so short?", replyTo: chatty);
        await ada.DoAsync(chatty2, "favourite");
        await server.DrainAsync();
        Assert.Equal([reply, dense, chatty2, chatty], await OfAsync("sort=newest&kind=all&group=author", 4));
        Assert.Equal([chatty, chatty2, dense, reply], await OfAsync("sort=oldest", 4));
        Assert.Equal(chatty, (await OfAsync("sort=replies", 4))[0]);
        Assert.Equal(chatty2, (await OfAsync("sort=favourites", 4))[0]);
        Assert.Equal([reply, dense, chatty2, chatty], await OfAsync("sort=density", 4));
        Assert.Equal([reply], await OfAsync("kind=replies", 1));
        Assert.Equal([reply], await OfAsync("kind=questions", 1));
        Assert.Equal([chatty2], await OfAsync("kind=links", 1));
        Assert.Equal([dense, chatty2, chatty], await OfAsync("kind=posts", 3));

        async Task<List<string>> OfAsync(string view, int count)
        {
            var found = await server.CatchUpAsync(ada, $"span=12h&{view}");
            Assert.Empty(found.Sections());
            Assert.Equal(count, found.Rest().Count);
            return found.Rest();
        }
    }

    [Fact]
    public async Task Pages_keep_to_the_time_and_end()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var ids = new List<string>();
        for (var i = 0; i < 70; i++) ids.Add(await circle[1].PublishAsync($"Post {i}"));
        var found = await server.CatchUpAsync(circle[0]);
        var span = $"from={found.Text("from")}&to={found.Text("to")}";
        Assert.Equal(3, found.GetProperty("pages").GetInt32());
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await circle[1].PublishAsync("New meanwhile");
        var read = found.Posts();
        for (var page = 2; page <= 3; page++) read.AddRange((await server.CatchUpAsync(circle[0], $"{span}&page={page}")).Rest());
        Assert.Equal(ids.Order(), read.Order());
        Assert.Empty((await server.CatchUpAsync(circle[0], span + "&page=4")).Posts());
    }

    [Fact]
    public async Task More_than_a_thousand_posts_are_cut_and_the_answer_says_since_when()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var newest = (server.Clock.GetUtcNow().ToUnixTimeMilliseconds() - 60_000) << 16;
        await server.SqlAsync(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
            INSERT INTO posts (id, author_id, text, html, visibility, thread_id, created_at)
            SELECT @newest - i * @Second, @Id, 'tea', '<p>tea</p>', 0, @newest - i * @Second, 0 FROM n
            """,
            new { newest, circle[1].Id, Second = 1000L << 16 });
        var found = await server.CatchUpAsync(circle[0]);
        Assert.True(found.Is("limited"));
        Assert.Equal(1000, found.GetProperty("posts_count").GetInt32());
        Assert.Equal("2026-11-23T08:42:19.000Z", found.Text("from"));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/catch-up?span=12h");
        Assert.Equal("Since 08:42 today: 1,000 posts by 1 person.", page.QuerySelector(".catch-when")?.TextContent);
        Assert.DoesNotContain("1,000", page.QuerySelector(".catch-head > .soft")!.TextContent, StringComparison.Ordinal);
        page = await browser.PageAsync(page.QuerySelector(".catch-head > .soft a")!.GetAttribute("href")!);
        var before = page.QuerySelector(".catch-when")?.TextContent;
        Assert.Equal("From 22 November 21:00 until 08:42 today: 100 posts by 1 person.", before);
        Assert.Null(page.QuerySelector(".catch-head > .soft"));
    }
}
