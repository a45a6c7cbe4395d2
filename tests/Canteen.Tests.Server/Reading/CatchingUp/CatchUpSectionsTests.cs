using Canteen.Tests.Server.Door;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.CatchingUp;

/// <summary>What each section tells, and why.</summary>
public sealed class CatchUpSectionsTests
{
    [Fact]
    public async Task Who_posts_seldom_comes_before_who_posts_every_hour_and_nothing_is_lost()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("busy", "quiet", "weekly");
        var (busy, quiet, weekly) = (circle[1], circle[2], circle[3]);
        for (var i = 0; i < 12; i++) await busy.PublishAsync($"Busy {i}");
        for (var i = 0; i < 4; i++) await weekly.PublishAsync($"Weekly {i}");
        server.Clock.Advance(TimeSpan.FromDays(27));
        await quiet.PublishAsync("secret", "direct");
        server.Clock.Advance(TimeSpan.FromDays(2));
        var (first, second) = (await weekly.PublishAsync("Once more"), await quiet.PublishAsync("At last"));
        var loud = await busy.PublishAsync("Busy again");
        var found = await server.CatchUpAsync(circle[0]);
        string[] seldom = [loud, second, first];
        Assert.Equal(seldom.Select(id => (id, "First post in four weeks")), found.In("quiet"));
        server.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 12; i++) await busy.PublishAsync($"Busy {i}");
        for (var i = 0; i < 3; i++) await weekly.PublishAsync($"Weekly {i}");
        server.Clock.Advance(TimeSpan.FromDays(1));
        (first, loud) = (await weekly.PublishAsync("And again"), await busy.PublishAsync("Hello"));
        second = await quiet.PublishAsync("Me too");
        found = await server.CatchUpAsync(circle[0]);
        Assert.Equal([(second, "Posts about once a month"), (first, "Posts about once a week")], found.In("quiet"));
        Assert.Equal([loud], found.Rest());
    }

    [Fact]
    public async Task Of_one_quiet_person_two_posts_come_first_and_the_others_are_among_everything_else()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var ids = new List<string>();
        for (var i = 0; i < 4; i++) ids.Add(await circle[1].PublishAsync($"Post {i}"));
        var found = await server.CatchUpAsync(circle[0]);
        Assert.Equal([(ids[3], "New here"), (ids[2], "New here")], found.In("quiet"));
        Assert.Equal([ids[1], ids[0]], found.Rest());
        for (var i = 0; i < 2; i++) await circle[1].PublishAsync("And more");
        Assert.Empty((await server.CatchUpAsync(circle[0])).In("quiet"));
    }

    [Fact]
    public async Task Threads_in_which_most_people_answered_are_named_and_each_person_counts_once()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben", "cath");
        var (ada, ben, cath) = (circle[0], circle[1], circle[2]);
        var crowd = await server.CrowdAsync(4);
        var (busy, calm) = (await ben.PublishAsync("Who swaps Thursday"), await cath.PublishAsync("Nice sky"));
        foreach (var member in crowd)
        {
            await member.PublishAsync("Not me.", replyTo: busy);
            await member.PublishAsync("Really not.", replyTo: busy);
        }
        await ben.PublishAsync("Anyone else.", replyTo: busy);
        await crowd[0].PublishAsync("It was.", replyTo: calm);
        var found = await server.CatchUpAsync(ada);
        Assert.Equal((busy, "New here. 4 people answered"), Assert.Single(found.In("quiet"), item => item.About == busy));
        await ada.PostJsonAsync($"/api/v1/accounts/{crowd[3].Id}/block");
        found = await server.CatchUpAsync(ada);
        Assert.Equal((busy, "New here. 3 people answered"), Assert.Single(found.In("quiet"), item => item.About == busy));
        await ada.PostJsonAsync($"/api/v1/accounts/{crowd[2].Id}/mute");
        found = await server.CatchUpAsync(ada);
        Assert.Equal((busy, "New here"), Assert.Single(found.In("quiet"), item => item.About == busy));
    }

    [Fact]
    public async Task A_thread_that_was_muted_is_neither_discussed_nor_an_open_question()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var crowd = await server.CrowdAsync(3);
        for (var i = 0; i < 3; i++) await circle[1].PublishAsync("More");
        var (busy, question) = (await circle[1].PublishAsync("Thursday"), await circle[1].PublishAsync("Who is in tonight?"));
        foreach (var member in crowd) await member.PublishAsync("Not me.", replyTo: busy);
        await circle[0].PostJsonAsync($"/api/v1/statuses/{busy}/mute");
        await circle[0].PostJsonAsync($"/api/v1/statuses/{question}/mute");
        var found = await server.CatchUpAsync(circle[0]);
        Assert.DoesNotContain("threads", found.Sections());
        Assert.DoesNotContain("questions", found.Sections());
        Assert.DoesNotContain(found.In("quiet"), item => item.Reason.Contains("answered", StringComparison.Ordinal));
        Assert.Contains(busy, found.Posts());
    }

    [Theory]
    [InlineData("Has anyone a spare bleep?", true)]
    [InlineData("Has anyone a spare bleep?! Thanks.", true)]
    [InlineData("\"Has anyone a spare bleep?\"", true)]
    [InlineData("See https://example.org/?page=2 please", false)]
    [InlineData("No question here.", false)]
    public async Task A_question_that_nobody_answered_is_found_by_its_mark(string text, bool isQuestion)
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        await BeLoudAsync(server, circle[1]);
        var id = await circle[1].PublishAsync(text);
        var found = await server.CatchUpAsync(circle[0]);
        Assert.Equal(isQuestion ? [(id, "Nobody has answered yet")] : [], found.In("questions"));
    }

    [Fact]
    public async Task A_question_stays_open_until_somebody_answers_whom_the_reader_may_see_and_wants_to()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var (ada, ben) = (circle[0], circle[1]);
        var (blocked, muted) = (await server.MemberAsync("blocked"), await server.MemberAsync("muted"));
        var other = await server.MemberAsync("other");
        await ada.PostJsonAsync($"/api/v1/accounts/{blocked.Id}/block");
        await ada.PostJsonAsync($"/api/v1/accounts/{muted.Id}/mute");
        await BeLoudAsync(server, ben);
        var id = await ben.PublishAsync("Anyone up?");
        await ben.PublishAsync("I am, that is.", replyTo: id);
        await blocked.PublishAsync("Yes.", replyTo: id);
        await muted.PublishAsync("Yes.", replyTo: id);
        await other.PublishAsync("For those who follow me.", "private", replyTo: id);
        var found = await server.CatchUpAsync(ada);
        Assert.Equal([(id, "Nobody has answered yet")], found.In("questions"));
        await other.PublishAsync("Yes.", replyTo: id);
        Assert.Empty((await server.CatchUpAsync(ada)).In("questions"));
    }

    [Fact]
    public async Task A_question_for_followers_is_none_and_one_with_a_followed_hashtag_is_one()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        var stranger = await server.MemberAsync("stranger");
        await BeLoudAsync(server, circle[1]);
        await circle[0].PostJsonAsync("/api/v1/tags/tea/follow");
        await circle[1].PublishAsync("Who covers me?", "private");
        var asked = await stranger.PublishAsync("Where is the #tea?");
        var found = await server.CatchUpAsync(circle[0]);
        Assert.Equal([(asked, "Nobody has answered yet")], found.In("questions"));
    }

    [Fact]
    public async Task A_link_is_told_of_with_who_shared_it_when_two_whom_one_follows_did()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("amira", "bruno", "celia", "dario");
        var stranger = await server.MemberAsync("stranger");
        await circle[0].PostJsonAsync("/api/v1/tags/tea/follow");
        var post = await circle[1].PublishAsync("Read https://example.org/sepsis?utm_source=x");
        await circle[2].PublishAsync("https://example.org/sepsis", "private");
        await circle[3].DoAsync(post, "reblog");
        await circle[4].PublishAsync("https://example.org/sepsis");
        await circle[4].PublishAsync("https://example.org/one");
        await stranger.PublishAsync("#tea https://example.org/one");
        var found = await server.CatchUpAsync(circle[0]);
        Assert.Equal([("example.org/sepsis", "Shared by amira, bruno and 2 more")], found.In("links"));
        await circle[0].PostJsonAsync($"/api/v1/accounts/{circle[1].Id}/mute");
        found = await server.CatchUpAsync(circle[0]);
        Assert.Equal([("example.org/sepsis", "Shared by bruno and dario")], found.In("links"));
    }

    [Fact]
    public async Task What_stands_behind_a_warning_is_in_no_link_and_no_hashtag()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("amira", "ben");
        foreach (var member in circle.Skip(1))
            await member.PostJsonAsync("/api/v1/statuses", new { status = "#tea https://example.org/x", spoiler_text = "Grim" });
        var found = await server.CatchUpAsync(circle[0]);
        Assert.Empty(found.In("links"));
        Assert.Empty(found.In("hashtags"));
    }

    [Fact]
    public async Task A_hashtag_rises_when_more_of_those_whom_one_follows_use_it_than_before()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("amira", "ben", "cath");
        var stranger = await server.MemberAsync("stranger");
        foreach (var member in circle.Skip(1).Take(2)) await member.PublishAsync("#Old");
        await circle[1].PublishAsync("#Grows");
        await stranger.PublishAsync("#Grows");
        server.Clock.Advance(CatchUpTools.Nights + TimeSpan.FromHours(1));
        foreach (var member in circle.Skip(1)) await member.PublishAsync("#Grows #Fresh");
        foreach (var member in circle.Skip(1).Take(2)) await member.PublishAsync("#Old");
        await circle[1].PublishAsync("#alone #alone2");
        var found = await server.CatchUpAsync(circle[0]);
        Assert.Equal(
            [("#Fresh", "3 people used it, up from none before"), ("#Grows", "3 people used it, up from 1 before")], found.In("hashtags"));
    }

    [Fact]
    public async Task A_new_role_of_somebody_followed_is_told_with_what_was_before()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben", "cath");
        var stranger = await server.MemberAsync("stranger");
        Member[] people = [circle[1], stranger];
        foreach (var member in people) await WorkAsync(server, member, "Staff nurse", "St Brannock's");
        Assert.Empty((await server.CatchUpAsync(circle[0])).In("roles"));
        server.Clock.Advance(TimeSpan.FromDays(3));
        foreach (var member in people) await WorkAsync(server, member, "Ward manager", "St Brannock's");
        await WorkAsync(server, circle[2], "Porter", "");
        Assert.Equal([("ben", "Before: Staff nurse, St Brannock's")], (await server.CatchUpAsync(circle[0])).In("roles"));
        await WorkAsync(server, circle[1], "Staff nurse", "St Brannock's");
        Assert.Empty((await server.CatchUpAsync(circle[0])).In("roles"));
        await WorkAsync(server, circle[1], "Matron", "St Brannock's");
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await server.CatchUpAsync(circle[0])).In("roles"));
        Assert.Single((await server.CatchUpAsync(circle[0], "span=days&days=5")).In("roles"));
    }

    [Fact]
    public async Task New_faces_have_something_to_do_with_the_reader()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        await WorkAsync(server, circle[0], "Staff nurse", "St Brannock's", "Nursing");
        server.Clock.Advance(TimeSpan.FromDays(3));
        var names = new[] { "colleague", "peer", "friend", "nobody", "hidden", "blocker" };
        var members = new List<Member>();
        foreach (var name in names) members.Add(await server.MemberAsync(name));
        await WorkAsync(server, members[0], "Porter", "St Brannock's");
        await WorkAsync(server, members[1], "Matron", "Elsewhere", "Nursing");
        await circle[1].FollowAsync(members[2]);
        await WorkAsync(server, members[4], "Porter", "St Brannock's");
        await members[4].PatchJsonAsync("/api/v1/accounts/update_credentials", new { discoverable = false });
        await WorkAsync(server, members[5], "Porter", "St Brannock's");
        await members[5].PostJsonAsync($"/api/v1/accounts/{circle[0].Id}/block");
        Assert.Equal(
            [
                ("colleague", "Joined, and also works at St Brannock's"), ("friend", "Joined, and 1 person you follow follows them"),
                ("peer", "Joined, same profession: Nursing"),
            ],
            (await server.CatchUpAsync(circle[0])).In("faces"));
        await circle[0].FollowAsync(members[0]);
        Assert.DoesNotContain((await server.CatchUpAsync(circle[0])).In("faces"), item => item.About == "colleague");
    }

    [Fact]
    public async Task Who_had_to_wait_for_approval_is_a_new_face_when_they_are_let_in()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        await WorkAsync(server, circle[0], "Staff nurse", "St Brannock's");
        var patient = await server.MemberAsync("patient");
        await WorkAsync(server, patient, "Porter", "St Brannock's");
        await server.SqlAsync("DELETE FROM admissions WHERE account_id = @Id", new { patient.Id });
        await server.SqlAsync("UPDATE users SET approved_at = NULL WHERE account_id = @Id", new { patient.Id });
        await server.MemberAsync("mod", role: "moderator");
        server.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty((await server.CatchUpAsync(circle[0], "span=days&days=7")).In("faces"));
        using var mod = await server.BrowserAsync("mod");
        await mod.SubmitAsync("/settings/approvals", $"/settings/approvals/{patient.Id}/approve");
        Assert.Equal(
            [("patient", "Joined, and also works at St Brannock's")], (await server.CatchUpAsync(circle[0])).In("faces"));
    }

    /// <summary>So often that nobody calls them quiet.</summary>
    private static async Task BeLoudAsync(TestServer server, Member member)
    {
        for (var i = 0; i < 10; i++) await member.PublishAsync($"Loud {i}");
        server.Clock.Advance(TimeSpan.FromDays(1));
    }

    private static async Task WorkAsync(TestServer server, Member member, string title, string organisation, string profession = "")
    {
        await member.PatchJsonAsync(
            "/api/v1/accounts/update_credentials", new { canteen = new { job_title = title, organisation, profession } });
        await server.DrainAsync();
    }
}
