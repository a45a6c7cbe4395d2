using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.OrganisationTools;

namespace Canteen.Tests.Server.People;

/// <summary>Being confirmed by an organisation: with a work address, by invitation, and how it ends.</summary>
public sealed class MembershipTests
{
    private const string Join = "/organisations/hill/join", Steward = "/organisations/hill/steward";

    [Fact]
    public async Task A_code_mailed_to_a_work_address_confirms_once_and_the_address_is_not_kept()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        using var bens = await server.BrowserAsync("ben");
        using var visitor = server.Visitor();
        await browser.HearsNoAsync(Join, Join + "/mail", "one of the mail domains", ("email", "ada@elsewhere.example"));
        await browser.HearsNoAsync(Join, Join + "/mail", "one of the mail domains", ("email", "ada@sub.hill.example"));
        await browser.HearsNoAsync(Join, Join + "/mail", "should look like", ("email", "nonsense"));
        var id = await server.ConfirmAsync(browser, ada, "hill", "a.work@hill.example");
        Assert.Equal("", await visitor.MarkAsync("ada"));
        await ada.ShowAsync(id);
        Assert.Equal("The hill Confirmed", await visitor.MarkAsync("ada"));
        Assert.Equal(["ada"], await visitor.MembersAsync("hill"));
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM memberships WHERE address_hash LIKE '%work%'"));
        // The same mailbox in another spelling.
        await bens.SaysAsync(Join, Join + "/mail", ("email", "A.Work+2@HILL.example"));
        var code = await server.CodeAsync("A.Work+2@HILL.example");
        await bens.HearsNoAsync(Join, Join + "/code", "already confirmed another account", ("code", code));
        Assert.Empty((await ben.GetJsonAsync(Memberships)).EnumerateArray());
    }

    [Fact]
    public async Task A_code_works_for_its_asker_alone_for_five_tries_and_a_day()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        using var browser = await server.BrowserAsync("ada");
        using var eves = await server.BrowserAsync("eve");
        await browser.SaysAsync(Join, Join + "/mail", ("email", "ada@hill.example"));
        await eves.SaysAsync(Join, Join + "/mail", ("email", "eve@hill.example"));
        var code = await server.CodeAsync("ada@hill.example");
        await eves.HearsNoAsync(Join, Join + "/code", "isn't the code", ("code", code));
        for (var i = 1; i < 5; i++) await browser.HearsNoAsync(Join, Join + "/code", "isn't the code", ("code", "0"));
        await browser.HearsNoAsync(Join, Join + "/code", "no longer works", ("code", "0"));
        await browser.HearsNoAsync(Join, Join + "/code", "no longer works", ("code", code));
        await browser.SaysAsync(Join, Join + "/mail", ("email", "ada@hill.example"));
        code = await server.CodeAsync("ada@hill.example");
        server.Clock.Advance(TimeSpan.FromHours(24));
        await browser.HearsNoAsync(Join, Join + "/code", "no longer works", ("code", code));
        foreach (var member in new[] { ada, eve }) Assert.Empty((await member.GetJsonAsync(Memberships)).EnumerateArray());
    }

    [Fact]
    public async Task Mails_with_codes_have_a_limit()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        for (var i = 0; i < 5; i++) await browser.SaysAsync(Join, Join + "/mail", ("email", $"ada{i}@hill.example"));
        var refused = await browser.SubmitAsync(Join, Join + "/mail", ("email", "ada9@hill.example"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task A_confirmation_lasts_a_year_and_then_asks_again()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        using var visitor = server.Visitor();
        await ada.ShowAsync(await server.ConfirmAsync(browser, ada, "hill"));
        server.Clock.Advance(Membership.Lasts - Membership.SoonOver);
        using var later = await server.BrowserAsync("ada");
        Assert.NotNull((await later.PageAsync("/notifications")).QuerySelector(".membership-notice"));
        Assert.Equal("The hill Confirmed", await visitor.MarkAsync("ada"));
        server.Clock.Advance(Membership.SoonOver);
        Assert.Equal("", await visitor.MarkAsync("ada"));
        Assert.Empty(await visitor.MembersAsync("hill"));
        using var over = await server.BrowserAsync("ada");
        Assert.Contains("has run out", (await over.PageAsync(Mine)).Body!.TextContent, StringComparison.Ordinal);
        await server.ConfirmAsync(over, ada, "hill");
        Assert.Equal("The hill Confirmed", await visitor.MarkAsync("ada"));
    }

    [Fact]
    public async Task An_invitation_by_name_is_for_that_member_and_can_be_declined()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.MemberAsync("eve");
        await desk.OpenAsync("hill", steward: "ada");
        using var steward = await server.BrowserAsync("ada");
        using var browser = await server.BrowserAsync("ben");
        using var eves = await server.BrowserAsync("eve");
        await steward.HearsNoAsync(Steward, Steward + "/invitations", "Nobody here has this name", ("handle", "@nobody"));
        await steward.SaysAsync(Steward, Steward + "/invitations", ("handle", "@ben"));
        Assert.NotNull((await browser.PageAsync("/notifications")).QuerySelector(".membership-notice"));
        var accept = (await browser.PageAsync(Mine)).QuerySelector("[data-act=membership-accept]")!.GetAttribute("formaction")!;
        foreach (var place in new[] { "/organisations/hill", "/organisations/hill/join" })
        {
            var waiting = await browser.PageAsync(place);
            Assert.Equal(accept, waiting.QuerySelector("main [data-act=membership-accept]")?.GetAttribute("formaction"));
            Assert.NotNull(waiting.QuerySelector("main [data-act=membership-decline]"));
            foreach (var other in new[] { eves, steward })
                Assert.Null((await other.PageAsync(place)).QuerySelector("[data-act=membership-accept], #invited"));
        }
        Assert.Null((await server.Visitor().PageAsync("/organisations/hill")).QuerySelector("#invited"));
        var decline = accept.Replace("accept", "decline", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await eves.SubmitAsync(Mine, accept)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eves.SubmitAsync(Mine, decline)).StatusCode);
        await browser.SaysAsync(Mine, decline);
        Assert.Null((await browser.PageAsync("/organisations/hill")).QuerySelector("#invited"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(Mine, accept)).StatusCode);
        await steward.SaysAsync(Steward, Steward + "/invitations", ("handle", "ben"));
        await browser.PressAsync(await browser.PageAsync(Mine), "[data-act=membership-accept]");
        Assert.Equal(["invitation"], (await ben.GetJsonAsync(Memberships)).TextsOf("way"));
        Assert.Null((await browser.PageAsync("/notifications")).QuerySelector(".membership-notice"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await steward.HearsNoAsync(Steward, Steward + "/invitations", "Nobody here has this name", ("handle", "@ben"));
    }

    [Fact]
    public async Task A_link_works_once_within_two_weeks_and_is_kept_as_a_hash()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await server.MemberAsync("ada");
        var (ben, eve) = (await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await desk.OpenAsync("hill", steward: "ada");
        using var steward = await server.BrowserAsync("ada");
        using var browser = await server.BrowserAsync("ben");
        using var eves = await server.BrowserAsync("eve");
        var token = await LinkAsync(steward);
        var page = "/organisations/invitation?token=" + token;
        Assert.Equal(0, await server.CountAsync($"SELECT COUNT(*) FROM organisation_invitations WHERE secret_hash LIKE '%{token}%'"));
        Assert.DoesNotContain(token, await (await steward.GetAsync(Steward)).TextAsync(), StringComparison.Ordinal);
        await browser.SaysAsync(page, "/organisations/invitation", ("token", token));
        Assert.Equal(["confirmed"], (await ben.GetJsonAsync(Memberships)).TextsOf("standing"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await eves.GetAsync(page)).StatusCode);
        var used = await eves.SubmitAsync("/organisations/new", "/organisations/invitation", ("token", token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
        var late = await LinkAsync(steward);
        server.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await eves.GetAsync("/organisations/invitation?token=" + late)).StatusCode);
        Assert.Empty((await eve.GetJsonAsync(Memberships)).EnumerateArray());
    }

    [Fact]
    public async Task A_membership_that_a_steward_ended_comes_back_by_invitation_alone()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await server.MemberAsync("ada");
        var ben = await server.MemberAsync("ben");
        await desk.OpenAsync("hill", steward: "ada");
        using var steward = await server.BrowserAsync("ada");
        using var browser = await server.BrowserAsync("ben");
        using var visitor = server.Visitor();
        var id = await server.ConfirmAsync(browser, ben, "hill");
        await ben.ShowAsync(id);
        await steward.SaysAsync(Steward, $"{Steward}/members/{id}/end");
        Assert.Equal("", await visitor.MarkAsync("ben"));
        Assert.Equal(["ended"], (await ben.GetJsonAsync(Memberships)).TextsOf("standing"));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.PatchAsync($"{Memberships}/{id}", new { look = "shown" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.DeleteAsync($"{Memberships}/{id}")).StatusCode);
        await browser.SaysAsync(Join, Join + "/mail", ("email", "ben@hill.example"));
        var code = await server.CodeAsync("ben@hill.example");
        await browser.HearsNoAsync(Join, Join + "/code", "ask them for an invitation", ("code", code));
        await steward.SaysAsync(Steward, Steward + "/invitations", ("handle", "ben"));
        await browser.PressAsync(await browser.PageAsync(Mine), "[data-act=membership-accept]");
        Assert.Equal(["confirmed"], (await ben.GetJsonAsync(Memberships)).TextsOf("standing"));
        Assert.Equal("", await visitor.MarkAsync("ben"));
    }

    [Fact]
    public async Task Whoever_leaves_leaves_nothing_behind_and_nobody_changes_anothers_membership()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        using var browser = await server.BrowserAsync("ada");
        using var eves = await server.BrowserAsync("eve");
        var id = await server.ConfirmAsync(browser, ada, "hill");
        Assert.Equal(HttpStatusCode.NotFound, (await eve.PatchAsync($"{Memberships}/{id}", new { look = "shown" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.DeleteAsync($"{Memberships}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eves.GetAsync($"{Mine}/{id}")).StatusCode);
        foreach (var part in new[] { "", "/leave" })
            Assert.Equal(HttpStatusCode.NotFound, (await eves.SubmitAsync(Mine, $"{Mine}/{id}{part}", ("look", "shown"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PatchAsync($"{Memberships}/{id}", new { look = "all" })).StatusCode);
        await browser.SaysAsync($"{Mine}/{id}", $"{Mine}/{id}/leave");
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM memberships"));
    }

    private static async Task<string> LinkAsync(HttpClient steward)
    {
        var answer = await steward.SubmitAsync(Steward, Steward + "/invitations", ("handle", ""));
        return Mailbox.TokenOf((await answer.DocumentAsync()).QuerySelector("#invitation-link")!.GetAttribute("value")!);
    }
}
