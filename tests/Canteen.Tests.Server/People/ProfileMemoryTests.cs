using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>What a profile says about the viewer and about others lives in memory.</summary>
public sealed class ProfileMemoryTests
{
    [Fact]
    public async Task A_warm_profile_asks_the_database_nothing()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben, cho) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cho"));
        await ada.FollowAsync(cho);
        await ada.PostJsonAsync($"/api/v1/accounts/{cho.Id}/endorse");
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        foreach (var browser in new[] { await server.BrowserAsync("ben"), server.Browser() })
        {
            Assert.Contains("@cho", await browser.GetStringAsync("/@ada"), StringComparison.Ordinal);
            Assert.Equal(0, await CountingEngine.DuringAsync(server, () => browser.GetStringAsync("/@ada")));
        }
    }

    [Fact]
    public async Task Each_change_between_two_people_is_seen_by_both_and_no_remark_by_the_other()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await SeesAsync(ben, ada, following: false, endorsed: false, remark: "", followedBy: false);
        await SeesAsync(ada, ben, following: false, endorsed: false, remark: "", followedBy: false);

        await ben.FollowAsync(ada);
        await SeesAsync(ben, ada, following: true, endorsed: false, remark: "", followedBy: false);
        await SeesAsync(ada, ben, following: false, endorsed: false, remark: "", followedBy: true);

        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/pin");
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/note", new { comment = "Met at the conference" });
        await SeesAsync(ben, ada, following: true, endorsed: true, remark: "Met at the conference", followedBy: false);
        await SeesAsync(ada, ben, following: false, endorsed: false, remark: "", followedBy: true);

        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unpin");
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/note", new { comment = "" });
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        await SeesAsync(ben, ada, following: false, endorsed: false, remark: "", followedBy: false);
        await SeesAsync(ada, ben, following: false, endorsed: false, remark: "", followedBy: false);
    }

    [Fact]
    public async Task Featured_people_come_and_go_with_the_choice_and_with_the_follow()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cho) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cho"));
        var stranger = server.Browser();
        Assert.DoesNotContain("Featured people", await stranger.GetStringAsync("/@ada"), StringComparison.Ordinal);
        foreach (var other in new[] { ben, cho })
        {
            await ada.FollowAsync(other);
            await ada.PostJsonAsync($"/api/v1/accounts/{other.Id}/pin");
        }
        await server.DrainAsync();
        Assert.Equal((true, true), await FeaturedAsync(stranger));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unpin");
        Assert.Equal((false, true), await FeaturedAsync(stranger));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/pin");
        await ada.PostJsonAsync($"/api/v1/accounts/{cho.Id}/unfollow");
        Assert.Equal((true, false), await FeaturedAsync(stranger));
    }

    private static async Task<(bool Ben, bool Cho)> FeaturedAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync("/@ada");
        return (page.Contains("href=\"/@ben\"", StringComparison.Ordinal), page.Contains("href=\"/@cho\"", StringComparison.Ordinal));
    }

    private static async Task SeesAsync(Member me, Member other, bool following, bool endorsed, string remark, bool followedBy)
    {
        var seen = (await me.GetJsonAsync($"/api/v1/accounts/relationships?id[]={other.Id}"))[0];
        Assert.Equal(
            (following, endorsed, remark, followedBy),
            (Flag(seen, "following"), Flag(seen, "endorsed"), seen.Text("note"), Flag(seen, "followed_by")));
    }

    private static bool Flag(JsonElement seen, string name) => seen.GetProperty(name).GetBoolean();
}
