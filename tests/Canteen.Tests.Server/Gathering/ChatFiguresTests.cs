using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Gathering;

/// <summary>
/// A chat of twelve posts by five people, counted by hand. Followers: three of ada, two of ben, one of cai, none of dev and eve.
/// </summary>
public sealed class ChatFiguresTests
{
    [Fact]
    public async Task Twelve_posts_by_five_people_of_whom_two_wrote_three_and_three_wrote_two()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        var figures = await FiguresAsync(told.Chat);
        Assert.Equal((12, 5), (Number(figures, "posts"), Number(figures, "participants")));
        Assert.Equal(2.4, figures.GetProperty("posts_per_participant").GetDouble());
        Assert.Equal(["2-2: 3", "3-5: 2"], figures.GetProperty("distribution").EnumerateArray().Select(
            bar => $"{Number(bar, "from")}-{Number(bar, "to")}: {Number(bar, "participants")}"));
    }

    [Fact]
    public async Task Twelve_posts_in_ten_minutes_are_one_point_two_a_minute_and_the_busiest_had_three()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        var figures = await FiguresAsync(told.Chat);
        Assert.Equal(1.2, figures.GetProperty("posts_per_minute").GetDouble());
        Assert.Equal((12, 10, 3), (Number(figures, "live_posts"), Number(figures, "live_minutes"), Number(figures, "busiest_minute")));
        Assert.Equal([1, 2, 2, 1, 1, 3, 1, 1, 0, 0], figures.GetProperty("minutes").EnumerateArray().Select(bar => Number(bar, "posts")));
    }

    [Fact]
    public async Task Impressions_are_three_times_three_and_three_times_two_and_two_times_one_also_when_more_follow_later()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        Assert.Equal(17, Number(await FiguresAsync(told.Chat), "impressions"));
        await told["dev"].FollowAsync(told["eve"]);
        await server.DrainAsync();
        Assert.Equal(17, Number(await FiguresAsync(told.Chat), "impressions"));
    }

    [Fact]
    public async Task A_reply_that_mentions_whom_it_answers_is_one_tie_and_two_posts_to_one_person_are_two()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        Assert.Equal(
            ["ada ben 1", "ben dev 1", "ben eve 1", "cai ben 1", "dev ben 2", "eve ben 1"], Ties(await FiguresAsync(told.Chat)));
    }

    [Fact]
    public async Task A_deleted_post_is_taken_out_of_all_of_them()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        // Ben's second answer, in the minute of three, which mentions eve; two people follow him.
        await told["ben"].DeleteAsync($"/api/v1/statuses/{told.BensSecond}");
        await server.DrainAsync();
        var figures = await FiguresAsync(told.Chat);
        Assert.Equal((11, 5, 15, 2), (Number(figures, "posts"), Number(figures, "participants"), Number(figures, "impressions"),
            Number(figures, "busiest_minute")));
        Assert.Equal(["ada ben 1", "ben dev 1", "cai ben 1", "dev ben 2", "eve ben 1"], Ties(figures));
    }

    [Fact]
    public async Task What_a_host_takes_out_does_not_count_until_it_is_let_in_again_and_whoever_has_nothing_left_took_no_part()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        await told.Chat.RuleAsync(told.DevsReply, "remove");
        await told.Chat.RuleAsync(told.DevsAnswer, "park");
        var figures = await FiguresAsync(told.Chat);
        Assert.Equal((10, 4, 17), (Number(figures, "posts"), Number(figures, "participants"), Number(figures, "impressions")));
        Assert.Equal(["ada ben 1", "ben dev 1", "ben eve 1", "cai ben 1", "eve ben 1"], Ties(figures));
        await told.Chat.RuleAsync(told.DevsReply, "show");
        await told.Chat.RuleAsync(told.DevsAnswer, "feature");
        figures = await FiguresAsync(told.Chat);
        Assert.Equal((12, 5), (Number(figures, "posts"), Number(figures, "participants")));
        Assert.Contains("dev ben 2", Ties(figures));
    }

    [Fact]
    public async Task A_post_that_was_taken_out_and_is_then_deleted_is_not_taken_away_twice()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        await told.Chat.RuleAsync(told.BensSecond, "remove");
        await told["ben"].DeleteAsync($"/api/v1/statuses/{told.BensSecond}");
        await server.DrainAsync();
        var figures = await FiguresAsync(told.Chat);
        Assert.Equal((11, 15), (Number(figures, "posts"), Number(figures, "impressions")));
    }

    [Fact]
    public async Task Whoever_is_mentioned_no_more_after_an_edit_is_no_tie()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        Assert.True(PostId.TryParse(told.BensSecond, out var post));
        await server.Database.WriteAsync(
            async tx =>
            {
                // As an edit does, for which there is no form yet.
                var (before, now) = (Reach(told["eve"]), Reach(told["cai"]));
                await tx.AnnounceAsync(new PostEdited(post, told["ben"].Id, before, now, post));
                return Done.It;
            },
            CancellationToken.None);
        await server.DrainAsync();
        var ties = Ties(await FiguresAsync(told.Chat));
        Assert.Contains("ben cai 1", ties);
        Assert.DoesNotContain("ben eve 1", ties);
    }

    [Fact]
    public async Task They_are_the_same_after_a_restart_and_go_on_from_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        string before;
        ChatSeed chat;
        Member eve;
        FakeClock clock;
        await using (var server = await TestServer.StartAsync(database: database))
        {
            var told = await TalkAsync(server, ends: false);
            (chat, eve, clock) = (told.Chat, told["eve"], server.Clock);
            before = (await FiguresAsync(chat)).GetRawText();
        }
        await using var again = await TestServer.StartAsync(database: database, startClock: new FakeClock(clock.GetUtcNow()));
        var same = chat with { Server = again, Host = again.Again(chat.Host) };
        Assert.Equal(before, (await FiguresAsync(same)).GetRawText());
        await same.AnswerAsync(again.Again(eve), "A2 one more", 1);
        Assert.Equal(13, Number(await FiguresAsync(same), "posts"));
    }

    [Fact]
    public async Task Professions_are_those_of_now()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        await server.SqlAsync("UPDATE accounts SET profession = '', profession_key = '', organisation = '', organisation_key = ''");
        foreach (var name in new[] { "dev", "eve" })
            await server.SqlAsync(
                "UPDATE accounts SET profession = 'Midwife', profession_key = 'midwife' WHERE id = @Id", new { told[name].Id });
        var figures = await FiguresAsync(told.Chat);
        Assert.Equal(["Midwife 2", " 3"], Bars(figures, "professions"));
        Assert.Equal([" 5"], Bars(figures, "organisations"));
    }

    [Fact]
    public async Task The_page_says_the_numbers_in_words_and_what_impressions_are()
    {
        await using var server = await TestServer.StartAsync();
        var told = await TalkAsync(server);
        var page = await server.Browser().PageAsync($"{told.Chat.Page}/figures");
        var main = page.QuerySelector("main")!;
        Assert.Equal(
            ["12", "5", "2.4", "1.2", "3", "17"], main.QuerySelectorAll(".figures-sums dd").Select(one => one.TextContent.Trim()));
        Assert.Contains("a theoretical maximum", main.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, main.QuerySelectorAll(".figures-network circle").Length);
        Assert.Equal(6, main.QuerySelectorAll(".figures-network line").Length);
        Assert.Empty(main.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task Before_it_has_begun_there_are_none()
    {
        await using var server = await TestServer.StartAsync();
        var chat = await ChatSeed.AnnounceAsync(server, await server.MemberAsync("ada"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Browser().GetAsync($"{chat.Page}/figures")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await chat.Host.GetAsync($"{chat.Api}/statistics")).StatusCode);
    }

    private static PostReach Reach(Member mentioned) => new(Visibility.Public, [mentioned.Id], ["safehandover"]);

    private static Task<JsonElement> FiguresAsync(ChatSeed chat) => chat.Host.GetJsonAsync($"{chat.Api}/statistics");

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static IEnumerable<string> Bars(JsonElement figures, string name) => figures.GetProperty(name).EnumerateArray()
        .Select(bar => $"{bar.GetProperty("name").GetString()} {Number(bar, "participants")}");

    private static List<string> Ties(JsonElement figures)
    {
        var network = figures.GetProperty("network");
        var names = network.GetProperty("accounts").EnumerateArray()
            .ToDictionary(one => one.GetProperty("id").GetString()!, one => one.GetProperty("acct").GetString()!);
        return
        [
            .. network.GetProperty("ties").EnumerateArray()
                .Select(tie => $"{names[tie.Text("from")]} {names[tie.Text("to")]} {Number(tie, "posts")}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Ten minutes: 1, 2, 2, 1, 1, 3, 1, 1 posts, and two in which nobody says anything.</summary>
    private static async Task<Told> TalkAsync(TestServer server, bool ends = true)
    {
        var people = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var name in new[] { "ada", "ben", "cai", "dev", "eve" }) people[name] = await server.MemberAsync(name);
        var (ada, ben, cai, dev, eve) = (people["ada"], people["ben"], people["cai"], people["dev"], people["eve"]);
        foreach (var follower in new[] { ben, cai, dev }) await follower.FollowAsync(ada);
        foreach (var follower in new[] { ada, cai }) await follower.FollowAsync(ben);
        await ben.FollowAsync(cai);
        await server.DrainAsync();
        var chat = await ChatSeed.OpenAsync(server, ada);
        Tick(server);
        var bens = await chat.AnswerAsync(ben, "A1 a warm handover");
        await chat.AnswerAsync(cai, "A1 at the bedside");
        Tick(server);
        var devs = await chat.AnswerAsync(dev, "Who listens?", null, bens);
        await chat.AnswerAsync(ben, "Everybody", null, devs);
        Tick(server);
        await chat.AnswerAsync(cai, "@ben agreed", null, bens);
        Tick(server);
        await chat.AskAsync(1);
        Tick(server);
        await chat.AnswerAsync(eve, "A2 in writing", 1);
        var devsAnswer = await chat.AnswerAsync(dev, "A2 as @ben says", 1);
        var second = await chat.AnswerAsync(ben, "A2 with @eve", 1);
        Tick(server);
        await chat.AnswerAsync(eve, "Thank you", null, second);
        Tick(server);
        await chat.AnswerAsync(ada, "Tell us more", null, bens);
        Tick(server, 3);
        if (ends) await chat.EndAsync();
        return new(chat, people, devs, devsAnswer, second);
    }

    private static void Tick(TestServer server, int minutes = 1) => server.Clock.Advance(TimeSpan.FromMinutes(minutes));

    private sealed record Told(ChatSeed Chat, Dictionary<string, Member> People, string DevsReply, string DevsAnswer, string BensSecond)
    {
        public Member this[string name] => People[name];
    }
}
