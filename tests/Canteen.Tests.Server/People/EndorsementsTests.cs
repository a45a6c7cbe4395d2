using System.Net;
using Canteen.Features.People.Follows;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

public class EndorsementsTests
{
    [Theory]
    [InlineData("endorse", "unendorse")]
    [InlineData("pin", "unpin")]
    public async Task Who_is_followed_can_be_shown_on_ones_profile_and_no_longer(string show, string stop)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        foreach (var person in new[] { ben, cath })
        {
            await ada.FollowAsync(person);
            for (var i = 0; i < 2; i++) Assert.True((await ada.PostJsonAsync($"/api/v1/accounts/{person.Id}/{show}")).Is("endorsed"));
        }
        var both = new[] { cath.Id.ToString(), ben.Id.ToString() };
        using var visitor = server.Visitor();
        Assert.Equal(both, await Walk.NextAsync(ada.Client, "/api/v1/endorsements?limit=1", "id"));
        Assert.Equal(both, await Walk.NextAsync(visitor, $"/api/v1/accounts/{ada.Id}/endorsements", "id"));
        Assert.Equal(both, (await ada.GetJsonAsync("/api/v1/endorsements?limit=0")).Ids());
        Assert.Empty((await ben.GetJsonAsync("/api/v1/endorsements")).Ids());
        Assert.False((await RelationshipAsync(ben, ada)).Is("endorsed"));
        for (var i = 0; i < 2; i++) Assert.False((await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/{stop}")).Is("endorsed"));
        Assert.Equal([ben.Id.ToString()], (await ada.GetJsonAsync("/api/v1/endorsements")).Ids());
    }

    [Fact]
    public async Task It_ends_with_the_follow_and_does_not_come_back_with_another()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/endorse");
        Assert.True((await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow", new { reblogs = false })).Is("endorsed"));
        Assert.False((await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow")).Is("endorsed"));
        Assert.Empty((await ada.GetJsonAsync("/api/v1/endorsements")).Ids());
        Assert.False((await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow")).Is("endorsed"));
        Assert.Empty((await ada.GetJsonAsync("/api/v1/endorsements")).Ids());
    }

    [Fact]
    public async Task Only_whom_one_follows_can_be_shown_and_not_everybody()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        const string NotFollowed = "Validation failed: You can only feature people you follow";
        await ada.RefusesAsync($"/api/v1/accounts/{ben.Id}/endorse", null, HttpStatusCode.UnprocessableEntity, NotFollowed);
        await ada.RefusesAsync($"/api/v1/accounts/{ada.Id}/endorse", null, HttpStatusCode.UnprocessableEntity, NotFollowed);
        foreach (var act in new[] { "endorse", "unendorse" })
            await ada.RefusesAsync($"/api/v1/accounts/1/{act}", null, HttpStatusCode.NotFound, "Record not found");
        await ada.FollowAsync(ben);
        for (var i = 0; i < EndorseAccount.Most; i++)
        {
            await server.SqlAsync(
                "INSERT INTO accounts (id, handle, handle_key, created_at) VALUES (@Id, @Handle, @Handle, 1)", new { Id = 1000L + i, Handle = $"extra{i}" });
            await server.SqlAsync(
                "INSERT INTO follows (id, follower_id, followee_id, endorsement_id, created_at) VALUES (@Id, @Ada, @Id, @Id, 1)", new { Id = 1000L + i, Ada = ada.Id });
        }
        await ada.RefusesAsync(
            $"/api/v1/accounts/{ben.Id}/endorse", null, HttpStatusCode.UnprocessableEntity, "Validation failed: You cannot feature more "
                + "than 100 people");
        Assert.False((await RelationshipAsync(ada, ben)).Is("endorsed"));
    }

    [Fact]
    public async Task Who_is_suspended_is_not_shown()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/endorse");
        await server.SuspendAsync(ben);
        Assert.Empty((await ada.GetJsonAsync($"/api/v1/accounts/{ada.Id}/endorsements")).Ids());
        await ada.RefusesAsync($"/api/v1/accounts/{ben.Id}/endorse", null, HttpStatusCode.NotFound, "Record not found");
    }

    [Fact]
    public async Task The_profile_shows_them_to_everyone_and_a_button_works_without_script()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        using var visitor = server.Visitor();
        Assert.Null((await browser.PageAsync("/@ben")).QuerySelector("[data-act=endorse]"));
        await ada.FollowAsync(ben);
        foreach (var shown in new[] { true, false })
        {
            var answer = await browser.PressAsync(await browser.PageAsync("/@ben"), "[data-act=endorse]");
            Assert.Equal((HttpStatusCode.SeeOther, "/@ben#endorse"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
            Assert.Equal(shown, (await visitor.PageAsync("/@ada")).QuerySelector(".endorsed a[href='/@ben']") is not null);
        }
    }

    private static async Task<System.Text.Json.JsonElement> RelationshipAsync(Member who, Member about) =>
        (await who.GetJsonAsync($"/api/v1/accounts/relationships?id[]={about.Id}"))[0];
}
