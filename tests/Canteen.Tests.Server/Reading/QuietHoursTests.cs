using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Reading;

/// <summary>Quiet hours through the interface for apps, and what is announced meanwhile. The clock begins on a Monday at 09:00.</summary>
public sealed class QuietHoursTests
{
    private const string Path = "/api/canteen/v1/quiet_hours";

    private static readonly object Nights = new
    {
        time_zone = "Europe/London",
        rules = new[] { new { days = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" }, from = "20:00", to = "07:00" } },
    };

    [Fact]
    public async Task Somebody_sets_their_quiet_hours_and_nobody_else_learns_of_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var none = await ada.GetJsonAsync(Path);
        Assert.Equal(("Europe/London", 0, false), (none.Text("time_zone"), none.GetProperty("rules").GetArrayLength(), none.Is("quiet")));
        var set = await ada.PutJsonAsync(Path, Nights);
        var rule = set.GetProperty("rules")[0];
        Assert.Equal(("20:00", "07:00"), (rule.Text("from"), rule.Text("to")));
        Assert.Equal(["monday", "tuesday", "wednesday", "thursday", "friday"], Texts(rule.GetProperty("days")));
        Assert.False(set.Is("quiet") || set.Is("private_mentions"));
        set = await ada.PutJsonAsync(Path, new { private_mentions = true, account_ids = new[] { ben.Id.ToString() } });
        Assert.True(set.Is("private_mentions"));
        Assert.Equal(1, set.GetProperty("rules").GetArrayLength());
        Assert.Equal([ben.Id.ToString()], Texts(set.GetProperty("account_ids")));
        Assert.Equal(set.ToString(), (await ada.GetJsonAsync(Path)).ToString());
        Assert.Equal(0, (await ben.GetJsonAsync(Path)).GetProperty("rules").GetArrayLength());
        server.Clock.Advance(TimeSpan.FromHours(12));
        var quiet = await ada.GetJsonAsync(Path);
        Assert.True(quiet.Is("quiet"));
        Assert.Equal("2026-11-24T07:00:00.000Z", quiet.Text("quiet_until"));
        Assert.False((await ben.GetJsonAsync(Path)).Is("quiet"));
        await ada.DeleteJsonAsync(Path);
        Assert.Equal(none.ToString(), (await ada.GetJsonAsync(Path)).ToString());
    }

    [Fact]
    public async Task What_comes_in_quiet_hours_is_counted_when_they_are_over()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, post) = await WithAPostAsync(server);
        await ada.PutJsonAsync(Path, Nights);
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await server.DrainAsync();
        await CountsAsync(ada, 1);
        server.Clock.Advance(TimeSpan.FromHours(11));
        await CountsAsync(ada, 0);
        await ben.PublishAsync("@ada are you up?");
        await server.DrainAsync();
        await CountsAsync(ada, 0);
        Assert.Equal(2, (await ada.GetJsonAsync("/api/v1/notifications")).GetArrayLength());
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/home");
        Assert.Equal("quiet hours", page.QuerySelector("[data-unread]")?.TextContent.Trim());
        Assert.DoesNotContain("(", page.Title, StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromHours(11));
        await CountsAsync(ada, 2);
        page = await browser.PageAsync("/home");
        Assert.Equal("2 unread", page.QuerySelector("[data-unread]")?.TextContent.Trim());
        Assert.StartsWith("(2) ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_people_and_private_mentions_get_through()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, post) = await WithAPostAsync(server);
        var cath = await server.MemberAsync("cath");
        await ada.PutJsonAsync(Path, new { account_ids = new[] { ben.Id.ToString() } });
        await ada.PostJsonAsync(Path + "/now");
        await using var stream = await AppStream.OpenAsync(ada, "user/notification");
        await using var socket = await AppStream.OpenAsync(ada, "user");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/notifications");
        await cath.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await cath.PublishAsync("@ada psst", "direct");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await server.DrainAsync();
        foreach (var app in new[] { stream, socket }) Assert.Equal("ben", Who(await app.HearAsync()));
        Assert.Equal("notice", (await page.NextAsync()).Kind);
        await CountsAsync(ada, 1);
        await ada.PutJsonAsync(Path, new { private_mentions = true });
        await CountsAsync(ada, 2);
        await cath.PublishAsync("@ada everybody may read this");
        await cath.PublishAsync("@ada psst again", "direct");
        await server.DrainAsync();
        foreach (var app in new[] { stream, socket })
        {
            var heard = await app.HearAsync();
            Assert.Equal("cath", Who(heard));
            Assert.Contains("psst again", heard.Payload, StringComparison.Ordinal);
        }
        await CountsAsync(ada, 3);
        await ada.DeleteJsonAsync(Path + "/now");
        await CountsAsync(ada, 5);
    }

    [Fact]
    public async Task Open_pages_and_apps_are_told_nothing_while_it_is_quiet_and_again_afterwards()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, post) = await WithAPostAsync(server);
        await ada.PostJsonAsync(Path + "/now", new { @for = 600 });
        await server.DrainAsync();
        await using var stream = await AppStream.OpenAsync(ada, "user/notification");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/notifications");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await server.DrainAsync();
        Assert.Contains("\"reblog\"", (await stream.HearAsync()).Payload, StringComparison.Ordinal);
        var newest = (await ada.GetJsonAsync("/api/v1/notifications"))[0].Text("id");
        Assert.Equal(("notice", newest), await page.NextAsync());
        await CountsAsync(ada, 2);
    }

    [Fact]
    public async Task An_open_page_looks_again_when_its_owner_begins_or_ends_the_quiet_elsewhere()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/notifications");
        await ada.PostJsonAsync(Path + "/now");
        await server.DrainAsync();
        Assert.Equal("resync", (await page.NextAsync()).Kind);
        Assert.True(await page.EndsAsync());
    }

    [Fact]
    public async Task Leave_ends_by_itself_or_by_hand_and_the_rules_go_on()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PutJsonAsync(Path, Nights);
        var begun = await ada.PostJsonAsync(Path + "/now", new { until = "2026-11-27T12:00:00Z" });
        Assert.Equal("2026-11-27T12:00:00.000Z", begun.Text("quiet_until"));
        server.Clock.Advance(TimeSpan.FromDays(4) + TimeSpan.FromHours(4));
        Assert.False((await ada.GetJsonAsync(Path)).Is("quiet"));
        begun = await ada.PostJsonAsync(Path + "/now");
        Assert.True(begun.Is("quiet"));
        Assert.Null(begun.Text("quiet_until"));
        server.Clock.Advance(TimeSpan.FromHours(9));
        Assert.False((await ada.DeleteJsonAsync(Path + "/now")).Is("quiet"));
        Assert.False((await ada.DeleteJsonAsync(Path + "/now")).Is("quiet"));
        server.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True((await ada.GetJsonAsync(Path)).Is("quiet"));
    }

    [Theory]
    [InlineData("""{"time_zone":"Mars/Olympus"}""")]
    [InlineData("""{"time_zone":7}""")]
    [InlineData("""{"rules":[{"days":["monday"],"from":"25:00","to":"07:00"}]}""")]
    [InlineData("""{"rules":[{"days":["monday"],"from":"20:00"}]}""")]
    [InlineData("""{"rules":[{"days":["someday"],"from":"20:00","to":"07:00"}]}""")]
    [InlineData("""{"rules":[{"from":"20:00","to":"07:00"}]}""")]
    [InlineData("""{"rules":["nights"]}""")]
    [InlineData("""{"account_ids":["nobody"]}""")]
    [InlineData("""{"account_ids":["1"]}""")]
    public async Task What_cannot_be_set_is_refused_with_a_sentence_and_changes_nothing(string body)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PutJsonAsync(Path, Nights);
        var before = (await ada.GetJsonAsync(Path)).ToString();
        var answer = await ada.PutAsync(Path, JsonElement.Parse(body));
        Assert.InRange((int)answer.StatusCode, 404, 422);
        Assert.NotNull(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("error"));
        Assert.Equal(before, (await ada.GetJsonAsync(Path)).ToString());
    }

    [Theory]
    [InlineData("""{"for":0}""")]
    [InlineData("""{"for":-5}""")]
    [InlineData("""{"for":99999999999999}""")]
    [InlineData("""{"for":"a while"}""")]
    [InlineData("""{"until":"2020-01-01T00:00:00Z"}""")]
    [InlineData("""{"until":"9999-12-31T23:59:59Z"}""")]
    [InlineData("""{"until":"later"}""")]
    public async Task An_end_that_is_none_is_refused(string body)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PostAsync(Path + "/now", JsonElement.Parse(body))).StatusCode);
        Assert.False((await ada.GetJsonAsync(Path)).Is("quiet"));
    }

    [Fact]
    public async Task Only_so_many_rules_and_people_can_be_chosen_and_nobody_chooses_themselves_or_who_blocked_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var rules = Enumerable.Range(10, 15).Select(minute => new { days = new[] { "monday" }, from = "10:00", to = $"11:{minute}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PutAsync(Path, new { rules })).StatusCode);
        await ada.PutJsonAsync(Path, new { rules = rules.Take(14) });
        var own = await ada.PutAsync(Path, new { account_ids = new[] { ada.Id.ToString() } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        var blocked = await ada.PutAsync(Path, new { account_ids = new[] { ben.Id.ToString() } });
        Assert.Equal(HttpStatusCode.NotFound, blocked.StatusCode);
        var people = new List<string>();
        for (var i = 0; i < 51; i++) people.Add((await server.MemberAsync($"colleague{i}")).Id.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PutAsync(Path, new { account_ids = people })).StatusCode);
        var most = await ada.PutJsonAsync(Path, new { account_ids = people.Skip(1) });
        Assert.Equal(50, most.GetProperty("account_ids").GetArrayLength());
        Assert.Equal(0, (await ada.PutJsonAsync(Path, new { account_ids = Array.Empty<string>(), rules = Array.Empty<object>() }))
            .GetProperty("account_ids").GetArrayLength());
        Assert.Equal(0, (await ada.GetJsonAsync(Path)).GetProperty("rules").GetArrayLength());
    }

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString());

    private static string Who(Heard heard)
    {
        Assert.Equal("notification", heard.Event);
        return JsonElement.Parse(heard.Payload).GetProperty("account").Text("username")!;
    }

    private static async Task CountsAsync(Member member, int expected)
    {
        foreach (var path in new[] { "/api/v1/notifications/unread_count", "/api/v2/notifications/unread_count?grouped_types[]=none" })
            Assert.Equal(expected, (await member.GetJsonAsync(path)).GetProperty("count").GetInt32());
    }

    private static async Task<(Member Ada, Member Ben, string Post)> WithAPostAsync(TestServer server)
    {
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ada.PublishAsync("Small things");
        await server.DrainAsync();
        return (ada, ben, post);
    }
}
