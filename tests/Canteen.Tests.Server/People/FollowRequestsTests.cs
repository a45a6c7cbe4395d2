using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.People;

public sealed class FollowRequestsTests
{
    [Fact]
    public async Task A_locked_account_is_asked_first()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await LockedAsync(server));
        var relationship = await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow");
        Assert.False(relationship.Is("following"));
        Assert.True(relationship.Is("requested"));
        Assert.Equal("ada", (await ben.GetJsonAsync("/api/v1/follow_requests"))[0].GetProperty("username").GetString());
        Assert.True((await ben.GetJsonAsync($"/api/v1/accounts/relationships?id={ada.Id}"))[0].Is("requested_by"));
        Assert.Equal(1, (await ben.GetJsonAsync(
            "/api/v1/accounts/verify_credentials")).GetProperty("source").GetProperty("follow_requests_count").GetInt32());
    }

    [Fact]
    public async Task An_accepted_request_becomes_a_follow_with_its_options()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await LockedAsync(server));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow", new { reblogs = false });
        Assert.True((await ben.PostJsonAsync($"/api/v1/follow_requests/{ada.Id}/authorize")).Is("followed_by"));
        var relationship = (await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0];
        Assert.True(relationship.Is("following"));
        Assert.False(relationship.Is("requested"));
        Assert.False(relationship.Is("showing_reblogs"));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.PostAsync($"/api/v1/follow_requests/{ada.Id}/authorize")).StatusCode);
    }

    [Fact]
    public async Task A_request_whose_options_change_has_them_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await LockedAsync(server));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow");
        Assert.True((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0].Is("showing_reblogs"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow", new { reblogs = false, notify = true });
        var relationship = (await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0];
        Assert.False(relationship.Is("showing_reblogs"));
        Assert.True(relationship.Is("notifying"));
    }

    [Fact]
    public async Task A_rejected_request_is_gone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await LockedAsync(server));
        await ada.FollowAsync(ben);
        await ben.PostJsonAsync($"/api/v1/follow_requests/{ada.Id}/reject");
        var relationship = (await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0];
        Assert.False(relationship.Is("following"));
        Assert.False(relationship.Is("requested"));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.PostAsync($"/api/v1/follow_requests/{ada.Id}/reject")).StatusCode);
    }

    [Fact]
    public async Task A_stranger_cannot_answer_someone_elses_request()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await LockedAsync(server), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        Assert.Equal(HttpStatusCode.NotFound, (await cath.PostAsync($"/api/v1/follow_requests/{ada.Id}/authorize")).StatusCode);
        Assert.Equal(0, (await cath.GetJsonAsync("/api/v1/follow_requests")).GetArrayLength());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync("/api/v1/follow_requests")).StatusCode);
    }

    [Fact]
    public async Task Unfollowing_withdraws_the_request()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await LockedAsync(server));
        await ada.FollowAsync(ben);
        Assert.False((await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow")).Is("requested"));
        Assert.Equal(0, (await ben.GetJsonAsync("/api/v1/follow_requests")).GetArrayLength());
    }

    [Fact]
    public async Task Unlocking_leaves_requests_waiting()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await LockedAsync(server));
        await ada.FollowAsync(ben);
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = false });
        Assert.Equal(1, (await ben.GetJsonAsync("/api/v1/follow_requests")).GetArrayLength());
    }

    private static async Task<Member> LockedAsync(TestServer server)
    {
        var ben = await server.MemberAsync("ben");
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        return ben;
    }
}
