using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Safety;

public sealed class MutesTests
{
    [Fact]
    public async Task A_mute_is_told_to_whoever_made_it_alone_and_ends_by_itself()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        await ben.PublishAsync("Good morning");
        var muted = await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { duration = 3600 });
        Assert.True(muted.Is("muting") && muted.Is("muting_notifications") && muted.Is("following"));
        var until = muted.Text("muting_expires_at");
        Assert.Equal(server.Clock.GetUtcNow().AddHours(1), DateTimeOffset.Parse(until!, null), TimeSpan.FromSeconds(5));
        Assert.Equal(until, (await ada.GetJsonAsync("/api/v1/mutes"))[0].Text("mute_expires_at"));
        Assert.Empty((await ben.GetJsonAsync("/api/v1/mutes")).EnumerateArray());
        Assert.Empty((await ada.GetJsonAsync("/api/v1/timelines/home")).EnumerateArray());
        server.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["<p>Good morning</p>"], (await ada.GetJsonAsync("/api/v1/timelines/home")).TextsOf("content"));
        Assert.Empty((await ada.GetJsonAsync("/api/v1/mutes")).EnumerateArray());
        var after = (await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0];
        Assert.False(after.Is("muting") || after.Is("muting_notifications"));
    }

    [Fact]
    public async Task Muted_again_it_takes_the_new_time_and_unmuted_everything_is_there_again()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        var post = await ben.PublishAsync("Good morning");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { duration = 3600 });
        var longer = await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { notifications = false });
        Assert.Null(longer.Text("muting_expires_at"));
        Assert.False(longer.Is("muting_notifications"));
        server.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Empty((await ada.GetJsonAsync("/api/v1/timelines/home")).EnumerateArray());
        Assert.False((await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unmute")).Is("muting"));
        Assert.Equal([post], (await ada.GetJsonAsync("/api/v1/timelines/home")).TextsOf("id"));
    }

    [Fact]
    public async Task At_home_also_what_others_say_to_or_of_a_muted_person_is_left_out()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        var cath = await server.MemberAsync("cath");
        await ada.FollowAsync(cath);
        var theirs = await ben.PublishAsync("Good morning");
        await cath.PublishAsync("Hello @ben");
        await cath.PublishAsync("Good morning to you", replyTo: theirs);
        await cath.PostJsonAsync($"/api/v1/statuses/{theirs}/reblog");
        var mine = await ada.PublishAsync("@ben later");
        var lunch = await cath.PublishAsync("Lunch");
        await server.DrainAsync();
        Assert.Equal(5, (await ada.GetJsonAsync("/api/v1/timelines/home")).GetArrayLength());
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute");
        Assert.Equal([lunch, mine], (await ada.GetJsonAsync("/api/v1/timelines/home")).TextsOf("id"));
    }

    [Fact]
    public async Task A_page_is_full_of_others_however_much_a_muted_person_says()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        var cath = await server.MemberAsync("cath");
        await ada.FollowAsync(cath);
        var quiet = new List<string>();
        for (var i = 0; i < 25; i++)
        {
            quiet.Insert(0, await cath.PublishAsync($"Now and then {i}"));
            for (var more = 0; more < 4; more++) await ben.PublishAsync($"All the time {i} {more}");
        }
        Assert.Contains("All the time", (await ada.GetJsonAsync("/api/v1/timelines/home")).ToString(), StringComparison.Ordinal);
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute");
        Assert.Equal(quiet[..20], (await ada.GetJsonAsync("/api/v1/timelines/home")).TextsOf("id"));
        Assert.Equal(quiet[20..], (await ada.GetJsonAsync($"/api/v1/timelines/home?max_id={quiet[19]}")).TextsOf("id"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Whoever_is_muted_causes_no_notification_unless_that_is_wanted(bool notifications, bool told)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        await ada.PostJsonAsync("/api/v1/notifications/clear");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { notifications, duration = 3600 });
        await ben.PublishAsync("@ada good morning");
        await server.DrainAsync();
        Assert.Equal(told ? new List<string> { "mention" } : [], (await ada.GetJsonAsync("/api/v1/notifications")).TextsOf("type"));
        server.Clock.Advance(TimeSpan.FromHours(1));
        await ben.PublishAsync("@ada good afternoon");
        await server.DrainAsync();
        Assert.Equal(told ? 2 : 1, (await ada.GetJsonAsync("/api/v1/notifications")).GetArrayLength());
    }

    [Fact]
    public async Task Streams_and_open_pages_leave_out_whom_one_mutes_until_the_mute_ends()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { duration = 600 });
        await server.DrainAsync();
        AppStream[] streams =
        [
            await AppStream.OpenAsync(ada, "user"), await AppStream.OpenAsync(ada, "public"),
            await AppStream.OpenAsync(ada, "hashtag?tag=tea"),
        ];
        OpenPage[] pages =
        [
            await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/home"),
            await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/local"),
            await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/tag?name=tea"),
        ];
        await ben.PublishAsync("Unheard #tea");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        var heard = await ben.PublishAsync("Heard #tea");
        foreach (var stream in streams) Assert.Equal(heard, (await stream.HearAsync()).Id);
        foreach (var page in pages) Assert.Equal(("new", heard), await page.NextAsync());
        foreach (var stream in streams) await stream.DisposeAsync();
        foreach (var page in pages) await page.DisposeAsync();
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    [InlineData("soon")]
    public async Task A_time_that_is_none_is_refused(string duration)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        var answer = await ada.PostAsync($"/api/v1/accounts/{ben.Id}/mute", new { duration });
        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.Empty((await ada.GetJsonAsync("/api/v1/mutes")).EnumerateArray());
    }

    [Fact]
    public async Task Nobody_mutes_themselves_or_a_stranger_and_a_person_is_muted_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync($"/api/v1/accounts/{ada.Id}/mute")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync("/api/v1/accounts/1/mute")).StatusCode);
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { duration = 60 });
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { duration = 120 });
        Assert.Single((await ada.GetJsonAsync("/api/v1/mutes")).EnumerateArray());
    }

    private static async Task<(Member Ada, Member Ben)> FriendsAsync(TestServer server)
    {
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        return (ada, ben);
    }
}
