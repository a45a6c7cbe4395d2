using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Clients;

[Trait("engine", "either")]
public class TootTests
{
    [Fact]
    public async Task It_signs_in_posts_reads_acts_and_hears_what_is_new()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        using var toot = new Toot(server);
        await toot.SignInAsync("ada");
        Assert.Contains("@ada", await toot.RunAsync("whoami"), StringComparison.Ordinal);
        Assert.Contains(server.Settings.Title, await toot.RunAsync("instance", "--disable-https"), StringComparison.Ordinal);
        var mine = await PostsAndReadsAsync(server, toot, bashir);
        await ActsAsync(server, toot, ada, bashir);
        await HearsAsync(server, toot, bashir, mine);
        await KeepsAwayAsync(toot, ada, bashir);
        await toot.RunAsync("delete", mine);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{mine}")).StatusCode);
        Assert.Empty(server.Log.Lines);
    }

    private static async Task<string> PostsAndReadsAsync(TestServer server, Toot toot, Member bashir)
    {
        var posted = await toot.RunAsync("post", "Anyone seen the spare bleep? #LostBleep", "--language", "en");
        var mine = posted.Split('/')[^1];
        Assert.Contains($"{server.Address}/@ada/{mine}", posted, StringComparison.Ordinal);
        var theirs = await bashir.PublishAsync("Kettle is on");
        Assert.Contains("now following bashir", await toot.RunAsync("follow", "bashir"), StringComparison.Ordinal);
        await server.DrainAsync();
        var home = await toot.RunAsync("timeline", "--once");
        Assert.Contains("spare bleep", home, StringComparison.Ordinal);
        Assert.Contains("Kettle is on", home, StringComparison.Ordinal);
        await toot.RunAsync("post", "Two sugars please", "--reply-to", theirs, "--visibility", "unlisted");
        var thread = await toot.RunAsync("thread", theirs);
        Assert.Contains("Kettle is on", thread, StringComparison.Ordinal);
        Assert.Contains("Two sugars", thread, StringComparison.Ordinal);
        Assert.Contains("spare bleep", await toot.RunAsync("timeline", "--tag", "lostbleep", "--once"), StringComparison.Ordinal);
        Assert.DoesNotContain("Two sugars", await toot.RunAsync("timeline", "--public", "--local", "--once"), StringComparison.Ordinal);
        return mine;
    }

    private static async Task ActsAsync(TestServer server, Toot toot, Member ada, Member bashir)
    {
        var theirs = await bashir.PublishAsync("Quiz at four");
        foreach (var act in new[] { "favourite", "reblog", "bookmark" }) await toot.RunAsync(act, theirs);
        var seen = await ada.GetJsonAsync($"/api/v1/statuses/{theirs}");
        Assert.All(new[] { "favourited", "reblogged", "bookmarked" }, flag => Assert.True(seen.GetProperty(flag).GetBoolean(), flag));
        Assert.Contains("Quiz at four", await toot.RunAsync("bookmarks", "--once"), StringComparison.Ordinal);
        Assert.Contains("@ada", await toot.RunAsync("reblogged_by", theirs), StringComparison.Ordinal);
        foreach (var act in new[] { "unfavourite", "unreblog", "unbookmark" }) await toot.RunAsync(act, theirs);
        await toot.RunAsync("tags_follow", "LostBleep");
        Assert.Contains("LostBleep", await toot.RunAsync("tags_followed"), StringComparison.Ordinal);
        await toot.RunAsync("tags_unfollow", "LostBleep");
        Assert.DoesNotContain("LostBleep", await toot.RunAsync("tags_followed"), StringComparison.Ordinal);
        Assert.Contains("@bashir", await toot.RunAsync("search", "bash"), StringComparison.Ordinal);
        Assert.Contains("lostbleep", (await toot.RunAsync("search", "#lost")).ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Contains("@bashir", await toot.RunAsync("following", "ada"), StringComparison.Ordinal);
        Assert.Contains("@ada", await toot.RunAsync("followers", $"bashir@{server.Settings.Domain}"), StringComparison.Ordinal);
    }

    private static async Task KeepsAwayAsync(Toot toot, Member ada, Member bashir)
    {
        var path = $"/api/v1/accounts/relationships?id[]={bashir.Id}";
        foreach (var (act, flag) in new[] { ("mute", "muting"), ("block", "blocking") })
        {
            await toot.RunAsync(act, "bashir");
            Assert.True((await ada.GetJsonAsync(path))[0].GetProperty(flag).GetBoolean(), flag);
            await toot.RunAsync("un" + act, "bashir");
            Assert.False((await ada.GetJsonAsync(path))[0].GetProperty(flag).GetBoolean(), flag);
        }
    }

    private static async Task HearsAsync(TestServer server, Toot toot, Member bashir, string mine)
    {
        await bashir.PostJsonAsync($"/api/v1/statuses/{mine}/favourite");
        await bashir.PostJsonAsync($"/api/v1/statuses/{mine}/reblog");
        await bashir.PublishAsync("@ada it is in the fridge", replyTo: mine);
        await server.DrainAsync();
        var news = await toot.RunAsync("notifications");
        Assert.Contains("favourited your status", news, StringComparison.Ordinal);
        Assert.Contains("reblogged your status", news, StringComparison.Ordinal);
        Assert.Contains("it is in the fridge", news, StringComparison.Ordinal);
        await toot.RunAsync("notifications", "--clear");
        Assert.Contains("No notification", await toot.RunAsync("notifications"), StringComparison.Ordinal);
    }
}
