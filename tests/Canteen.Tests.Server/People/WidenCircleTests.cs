using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.CircleTools;

namespace Canteen.Tests.Server.People;

/// <summary>Who would widen somebody's circle, and why.</summary>
public sealed class WidenCircleTests
{
    [Fact]
    public async Task First_comes_who_adds_most_and_each_as_if_those_above_were_followed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada", "Medicine", "Dale Surgery", "Dale");
        var ben = await server.PersonAsync("ben", "Nursing", "Hollow Hill", "Cardiff");
        await ada.FollowAsync(ben);
        await server.PersonAsync("same", "nursing", "hollow hill", "CARDIFF");
        await server.PersonAsync("own", "Medicine", "Dale surgery", "Dale");
        await server.PersonAsync("silent");
        await server.PersonAsync("place", "Nursing", "Hollow Hill", "Leeds");
        var near = await server.PersonAsync("near", "Podiatry", "Hollow Hill", "Cardiff");
        await server.PersonAsync("two", "Portering", "Gower Vale", "Cardiff");
        await server.PersonAsync("three", "Pharmacy", "Gower Vale", "Swansea");
        await server.PersonAsync("like", "Pharmacy", "Gower Vale", "Swansea");
        await ben.FollowAsync(near);
        await server.DrainAsync();
        Assert.Equal(
            ["like organisation,profession,place", "near profession", "two profession", "place place"], await ada.WidenersAsync());
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/circle");
        Assert.Equal(
            [
                "You follow no one in Pharmacy, at Gower Vale or from Swansea",
                "You follow no one in Podiatry Followed by 1 person you follow", "You follow no one in Portering",
                "You follow no one from Leeds",
            ],
            page.QuerySelectorAll(".circle-wider .why").Select(why => Plain(why.TextContent)));
        Assert.Equal(4, page.QuerySelectorAll(".circle-wider [data-act=follow]").Length);
    }

    [Fact]
    public async Task Nobody_is_named_who_should_not_be()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada"), await server.PersonAsync("ben"));
        await ada.FollowAsync(ben);
        var people = new Dictionary<string, Member>();
        foreach (var name in new[] { "followed", "asked", "blocked", "blocker", "muted", "gone", "dismissed", "shy", "fine" })
        {
            people[name] = await server.PersonAsync(name, "The " + name);
            await ben.FollowAsync(people[name]);
        }
        await people["asked"].PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        foreach (var name in new[] { "followed", "asked" }) await ada.FollowAsync(people[name]);
        await ada.PostJsonAsync($"/api/v1/accounts/{people["blocked"].Id}/block");
        await people["blocker"].PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await ada.PostJsonAsync($"/api/v1/accounts/{people["muted"].Id}/mute");
        await server.SuspendAsync(people["gone"]);
        await people["shy"].SayAsync(new { }, discoverable: false);
        await ada.DeleteJsonAsync($"/api/v1/suggestions/{people["dismissed"].Id}");
        await server.DrainAsync();
        Assert.Equal(["fine"], await ada.WidenersNamedAsync());
        var stranger = await server.PersonAsync("stranger");
        Assert.Equal(
            ["asked", "blocked", "blocker", "dismissed", "fine", "followed", "muted"], (await stranger.WidenersNamedAsync()).Order());
    }

    [Fact]
    public async Task A_profession_is_found_however_long_ago_somebody_joined_and_behind_who_is_not_for_the_reader()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada");
        await server.PersonAsync("early", "Podiatry");
        var later = await server.PersonAsync("later", "podiatry");
        await server.CrowdAsync(ada, 300);
        Assert.Equal(["later"], await ada.WidenersNamedAsync());
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/circle");
        var answer = await browser.PressAsync(page, ".circle-wider [data-act=dismiss]");
        Assert.Equal((HttpStatusCode.SeeOther, "/circle#flash"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(["early"], await ada.WidenersNamedAsync());
        await ada.FollowAsync(later);
        Assert.Empty(await ada.WidenersNamedAsync());
    }

    [Fact]
    public async Task There_are_ten_at_most_and_always_the_same()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada");
        for (var i = 0; i < 12; i++) await server.PersonAsync($"p{i}", $"Profession {i}");
        var first = await ada.WidenersNamedAsync();
        Assert.Equal(Enumerable.Range(2, 10).Reverse().Select(i => $"p{i}"), first);
        Assert.Equal(first, await ada.WidenersNamedAsync());
    }

    [Fact]
    public async Task A_follow_that_the_reader_may_not_read_of_does_not_count()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada"), await server.PersonAsync("ben"));
        var near = await server.PersonAsync("near", "Podiatry");
        await ada.FollowAsync(ben);
        await ben.FollowAsync(near);
        Assert.Equal(1, await FollowedByAsync(ada));
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = true });
        Assert.Equal(0, await FollowedByAsync(ada));
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = false });
        await near.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = true });
        Assert.Equal(0, await FollowedByAsync(ada));
    }

    [Fact]
    public async Task What_an_organisation_confirmed_is_not_new_where_it_is_in_the_circle()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        var (ada, ben) = (await server.PersonAsync("ada"), await server.PersonAsync("ben", organisation: "the hill"));
        var cath = await server.PersonAsync("cath", organisation: "C ward");
        await ada.FollowAsync(ben);
        Assert.Equal(["cath"], await ada.WidenersNamedAsync());
        using var browser = await server.BrowserAsync("cath");
        await cath.ShowAsync(await server.ConfirmAsync(browser, cath, "hill"));
        Assert.Empty(await ada.WidenersNamedAsync());
    }

    private static async Task<long> FollowedByAsync(Member member) =>
        (await member.GetJsonAsync(Api)).GetProperty("widening")[0].Number("followed_by");
}
