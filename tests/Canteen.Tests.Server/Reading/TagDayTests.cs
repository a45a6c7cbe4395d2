using System.Net;
using Canteen.Core.Audiences;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>Followed hashtags of which somebody wants so many posts a day at most.</summary>
public sealed class TagDayTests
{
    private const string Choices = "/api/canteen/v1/followed_tags";

    [Fact]
    public async Task The_fourth_post_of_a_day_does_not_come_and_the_first_of_the_next_does()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var cy = await server.MemberAsync("cy");
        await LimitAsync(ada, "tea", 3);
        // Warm from the first post on.
        Assert.Empty(await HomeAsync(server, ada));
        var posts = new List<string>();
        foreach (var text in (string[])["One #tea", "Two #Tea", "Three #tea", "Four #tea", "Five #tea"])
            posts.Add(await (posts.Count % 2 == 0 ? ben : cy).PublishAsync(text));
        Assert.Equal([posts[2], posts[1], posts[0]], await HomeAsync(server, ada));
        var own = await ada.PublishAsync("Mine #tea");
        server.Clock.Advance(TimeSpan.FromDays(1));
        var next = await ben.PublishAsync("Next day #tea");
        string[] expected = [next, own, posts[2], posts[1], posts[0]];
        Assert.Equal(expected, await HomeAsync(server, ada));
        Forget(server);
        Assert.Equal(expected, await HomeAsync(server, ada));
        Assert.Equal([next], (await ada.GetJsonAsync($"/api/v1/timelines/home?min_id={own}")).Ids());
        // Beyond what is in memory.
        Assert.Equal([posts[1], posts[0]], (await ada.GetJsonAsync($"/api/v1/timelines/home?max_id={posts[2]}")).Ids());
        await ada.FollowAsync(cy);
        Assert.Equal([next, own, posts[3], posts[2], posts[1], posts[0]], await HomeAsync(server, ada));
        await ada.PutJsonAsync($"{Choices}/tea", new { most_a_day = "" });
        Assert.Equal([next, own, .. Enumerable.Reverse(posts)], await HomeAsync(server, ada));
    }

    [Fact]
    public async Task What_is_not_listed_counts_for_nobody_and_what_is_deleted_moves_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await LimitAsync(ada, "tea", 2);
        Assert.Empty(await HomeAsync(server, ada));
        foreach (var visibility in (string[])["unlisted", "private", "direct"]) await ben.PublishAsync("Quietly #tea", visibility);
        var one = await ben.PublishAsync("#tea");
        await ben.PublishAsync("Hush #tea", "unlisted");
        var two = await ben.PublishAsync("#tea and #milk");
        var three = await ben.PublishAsync("#tea #milk");
        Assert.Equal([two, one], await HomeAsync(server, ada));
        await ben.DeleteJsonAsync($"/api/v1/statuses/{one}");
        await ben.PublishAsync("#tea again");
        Assert.Equal([two], await HomeAsync(server, ada));
        Forget(server);
        Assert.Equal([two], await HomeAsync(server, ada));
        await LimitAsync(ada, "milk", 2);
        Assert.Equal([three, two], await HomeAsync(server, ada));
    }

    [Fact]
    public async Task Its_stream_tells_of_what_comes_home_and_of_nothing_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await LimitAsync(ada, "tea", 1);
        await server.DrainAsync();
        await using var stream = await AppStream.OpenAsync(ada, "user");
        var first = await ben.PublishAsync("One #tea");
        await ben.PublishAsync("Two #tea");
        server.Clock.Advance(TimeSpan.FromDays(1));
        var next = await ben.PublishAsync("Tomorrow #tea");
        foreach (var id in (string[])[first, next])
        {
            var heard = await stream.HearAsync();
            Assert.Equal(("update", id), (heard.Event, heard.Json.Text("id")));
        }
    }

    [Fact]
    public async Task Hashtags_that_are_read_together_count_together()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await LimitAsync(ada, "chai", 2);
        var first = await ben.PublishAsync("#chai");
        await ben.PublishAsync("#tea");
        var moderator = await server.MemberAsync("mod", "read write admin:write", "moderator");
        await moderator.PostJsonAsync("/api/canteen/v1/tags/chai/rulings", new { other = "tea", ruling = "same" });
        server.Clock.Advance(TimeSpan.FromDays(1));
        var both = await ben.PublishAsync("#tea or #chai");
        var tea = await ben.PublishAsync("#tea");
        await ben.PublishAsync("#chai");
        await ben.PublishAsync("#tea");
        var today = new[] { tea, both };
        Assert.Equal(today, (await HomeAsync(server, ada)).Take(2));
        Forget(server);
        Assert.Equal(today, (await HomeAsync(server, ada)).Take(2));
        Assert.Equal(first, (await HomeAsync(server, ada))[^1]);
        await ada.PutJsonAsync($"{Choices}/tea", new { most_a_day = 1 });
        Assert.Equal(1, (await ada.GetJsonAsync(Choices))[0].GetProperty("most_a_day").GetInt32());
        Assert.Equal(both, (await HomeAsync(server, ada))[0]);
        // Followed apart, the most generous decides.
        await server.SqlAsync(
            $"INSERT INTO followed_tags (id, account_id, name, display, most_a_day, created_at) VALUES (7, {ada.Id}, 'tea', 'tea', 3, 1)");
        Forget(server);
        Assert.Equal(3, (await HomeAsync(server, ada)).Count(id => string.CompareOrdinal(id, both) >= 0));
        var fourth = await ben.PublishAsync("#chai, the fifth of the day");
        Assert.DoesNotContain(fourth, await HomeAsync(server, ada));
    }

    [Fact]
    public async Task A_post_that_gets_the_hashtag_later_takes_the_next_number_of_its_own_day()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await LimitAsync(ada, "tea", 2);
        string[] posts = [await ben.PublishAsync("#tea"), await ben.PublishAsync("Plain"), await ben.PublishAsync("Also plain")];
        server.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var text in (string[])["#tea", "#tea", "#tea"]) await ben.PublishAsync(text);
        var before = await HomeAsync(server, ada);
        await AddTagAsync(server, ben, posts[1], 2);
        Assert.Equal([.. before[..2], posts[1], posts[0]], await HomeAsync(server, ada));
        await AddTagAsync(server, ben, posts[2], 3);
        Assert.Equal([.. before[..2], posts[1], posts[0]], await HomeAsync(server, ada));
        Forget(server);
        Assert.Equal([.. before[..2], posts[1], posts[0]], await HomeAsync(server, ada));
    }

    [Fact]
    public async Task A_post_of_which_the_log_does_not_say_its_number_comes()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var list = (await ada.PostJsonAsync("/api/v1/lists", new { title = "Nobody" })).Text("id");
        await LimitAsync(ada, "tea", 1);
        await ada.PostJsonAsync("/api/v1/tags/milk/follow");
        await ada.PutJsonAsync($"{Choices}/milk", new { list_id = list });
        var viewer = await server.Services.GetRequiredService<ViewerCache>().FindAsync(ada.Id, CancellationToken.None);
        var old = new PostPublished(new(9), ben.Id, Visibility.Public, null, null, [], Tags: ["tea"]);
        Assert.True(HomeRule.Belongs(TimelineEntry.Of(old), viewer));
        Assert.True(HomeRule.Belongs(TimelineEntry.Of(old with { TagNumbers = [1] }), viewer));
        Assert.False(HomeRule.Belongs(TimelineEntry.Of(old with { TagNumbers = [2] }), viewer));
        Assert.False(HomeRule.Belongs(TimelineEntry.Of(old with { Tags = ["milk"] }), viewer));
    }

    [Fact]
    public async Task A_number_and_a_list_take_turns_and_nonsense_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var list = (await ada.PostJsonAsync("/api/v1/lists", new { title = "Ward" })).Text("id");
        await LimitAsync(ada, "tea", 100);
        await eve.PostJsonAsync("/api/v1/tags/tea/follow");
        Assert.Equal((null, "100"), await ChoiceAsync(ada));
        await ada.PutJsonAsync($"{Choices}/tea", new { list_id = list });
        Assert.Equal((list, null), await ChoiceAsync(ada));
        await ada.PutJsonAsync($"{Choices}/tea", new { most_a_day = 1 });
        Assert.Equal((null, "1"), await ChoiceAsync(ada));
        const string number = "Validation failed: How many posts a day must be a whole number from 1 to 100";
        foreach (var (body, sentence) in ((object, string)[])
        [
            (new { most_a_day = 0 }, number), (new { most_a_day = 101 }, number), (new { most_a_day = -3 }, number),
            (new { most_a_day = "many" }, "Validation failed: most_a_day must be a whole number"),
            (new { most_a_day = 5, list_id = list }, "Validation failed: Choose a list or how many posts a day, not both"),
        ])
        {
            using var answer = await ada.PutAsync($"{Choices}/tea", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal((null, "1"), await ChoiceAsync(ada));
        Assert.Equal((null, null), await ChoiceAsync(eve));
        Assert.Equal(HttpStatusCode.NotFound, (await eve.PutAsync($"{Choices}/milk", new { most_a_day = 5 })).StatusCode);
    }

    [Fact]
    public async Task It_is_chosen_on_a_page_which_keeps_what_was_typed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PostJsonAsync("/api/v1/tags/tea/follow");
        using var browser = await server.BrowserAsync("ada");
        foreach (var wrong in (string[])["0", "101", "many", ""])
        {
            using var refused = await browser.SubmitAsync(
                (await browser.PageAsync("/tags/tea/choose")).QuerySelector("main .form"), ("list_id", "few"), ("most_a_day", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var again = await refused.Content.ReadAsStringAsync();
            Assert.Contains("How many posts a day must be a whole number from 1 to 100", again, StringComparison.Ordinal);
            Assert.Contains($"value=\"{wrong}\"", again, StringComparison.Ordinal);
        }
        await browser.SubmitAsync(
            (await browser.PageAsync("/tags/tea/choose")).QuerySelector("main .form"), ("list_id", "few"), ("most_a_day", " 7 "));
        Assert.Equal((null, "7"), await ChoiceAsync(ada));
        var page = await browser.PageAsync("/tags/tea/choose");
        Assert.Equal("few", page.QuerySelector("input[name=list_id][checked]")!.GetAttribute("value"));
        Assert.Equal("7", page.QuerySelector("#field-most_a_day")!.GetAttribute("value"));
        Assert.Contains("at most 7 a day", (await browser.PageAsync("/hashtags")).Body!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(page.QuerySelector("main .form"), ("list_id", ""));
        Assert.Equal((null, null), await ChoiceAsync(ada));
        var followed = (await browser.PageAsync("/hashtags")).QuerySelector(".followed-tags")!;
        Assert.DoesNotContain("a day", followed.TextContent, StringComparison.Ordinal);
    }

    private static async Task LimitAsync(Member who, string tag, int most)
    {
        await who.PostJsonAsync($"/api/v1/tags/{tag}/follow");
        await who.PutJsonAsync($"{Choices}/{tag}", new { most_a_day = most });
    }

    private static async Task<(string? List, string? MostADay)> ChoiceAsync(Member who)
    {
        var choice = (await who.GetJsonAsync(Choices))[0];
        var most = choice.GetProperty("most_a_day").ToString();
        return (choice.GetProperty("list_id").GetString(), most.Length > 0 ? most : null);
    }

    /// <summary>As an edit will do it: there is no room for edits yet.</summary>
    private static async Task AddTagAsync(TestServer server, Member author, string id, int expected)
    {
        Assert.True(Id<Post>.TryParse(id, out var post));
        var before = new PostReach(Visibility.Public, [], []);
        await server.Database.WriteAsync(
            async tx =>
            {
                var number = (await TagNumbers.LoadAsync(tx, ["tea"], post)).Of("tea", post, before.Audience);
                Assert.Equal(expected, number);
                await tx.ExecuteAsync(
                    """
                    INSERT INTO post_tags (tag_id, visibility, post_id, author_id, number)
                    SELECT id, 0, @post, @Author, @number FROM tags WHERE name = 'tea'
                    """,
                    new { post, Author = author.Id, number });
                await tx.AnnounceAsync(new PostEdited(post, author.Id, before, before with { Tags = ["tea"] }, Thread: post));
                return Done.It;
            },
            CancellationToken.None);
    }

    private static void Forget(TestServer server)
    {
        server.Services.GetRequiredService<TimelineCache>().Forget();
        server.Services.GetRequiredService<ViewerCache>().Forget();
    }

    private static async Task<List<string>> HomeAsync(TestServer server, Member reader)
    {
        await server.DrainAsync();
        return (await reader.GetJsonAsync("/api/v1/timelines/home")).Ids();
    }
}
