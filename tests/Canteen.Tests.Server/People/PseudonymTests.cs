using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.OrganisationTools;

namespace Canteen.Tests.Server.People;

/// <summary>A verified pseudonym: the organisation knows who it is, and readers do not.</summary>
public sealed class PseudonymTests
{
    private const string RealName = "Philippa Realname", Hill = "/organisations/hill/steward", Dale = "/organisations/dale/steward";

    private const string Unnamed = "Confirmed member of an organisation in health and care, writing under a pseudonym";

    [Fact]
    public async Task The_mark_comes_when_a_steward_knows_them_and_goes_with_the_membership()
    {
        await using var server = await TestServer.StartAsync();
        var (owl, _, browser, id) = await OwlAsync(server);
        using var steward = await server.BrowserAsync("ada");
        using var visitor = server.Visitor();
        await browser.HearsNoAsync($"{Mine}/{id}", $"{Mine}/{id}", "real name can't be blank", ("look", "pseudonym"), ("real_name", " "));
        await browser.SaysAsync($"{Mine}/{id}", $"{Mine}/{id}", ("look", "pseudonym"), ("real_name", RealName));
        Assert.Equal("", await visitor.MarkAsync("owl"));
        await KnowAsync(steward, id, RealName);
        Assert.Equal(Unnamed, await visitor.MarkAsync("owl"));
        await owl.PatchJsonAsync($"{Memberships}/{id}", new { names_organisation = true });
        Assert.Equal("Confirmed member of The hill, writing under a pseudonym", await visitor.MarkAsync("owl"));
        Assert.Empty(await visitor.MembersAsync("hill"));
        await owl.PatchJsonAsync($"{Memberships}/{id}", new { real_name = "Somebody Else" });
        Assert.Equal("", await visitor.MarkAsync("owl"));
        var stale = await steward.SubmitAsync(Hill, $"{Hill}/members/{id}/known", ("name", RealName));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        await KnowAsync(steward, id, "Somebody Else");
        Assert.NotEqual("", await visitor.MarkAsync("owl"));
        await steward.SaysAsync(Hill, $"{Hill}/members/{id}/end");
        Assert.Equal("", await visitor.MarkAsync("owl"));
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM memberships WHERE real_name <> ''"));
    }

    [Fact]
    public async Task Only_stewards_of_the_organisation_read_the_real_name()
    {
        await using var server = await TestServer.StartAsync();
        var (owl, _, browser, id) = await OwlAsync(server);
        await owl.PatchJsonAsync($"{Memberships}/{id}", new { look = "pseudonym", real_name = RealName, names_organisation = true });
        using var steward = await server.BrowserAsync("ada");
        using var other = await server.BrowserAsync("ben");
        using var staff = await server.BrowserAsync("hopper");
        using var visitor = server.Visitor();
        Assert.Equal(RealName, (await steward.PageAsync(Hill)).QuerySelector(".real-name")!.TextContent);
        await KnowAsync(steward, id, RealName);
        foreach (var stranger in new[] { other, staff, browser })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Hill)).StatusCode);
            foreach (var part in new[] { $"/members/{id}/known", $"/members/{id}/end", "", "/invitations" })
            {
                var answer = await stranger.SubmitAsync("/organisations/new", Hill + part, ("name", RealName), ("handle", "ben"));
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitAsync(Dale, $"{Dale}/members/{id}/end")).StatusCode);
        await server.DrainAsync();
        foreach (var client in new[] { other, staff, visitor })
            foreach (var page in new[]
                {
                    "/@owl", "/organisations/hill", "/organisations", Api + "/hill/members", $"/api/v1/accounts/{owl.Id}",
                    "/people?q=philippa", "/search?q=philippa", "/api/v1/directory",
                })
                Assert.DoesNotContain("Realname", await (await client.GetAsync(page)).TextAsync(), StringComparison.Ordinal);
        foreach (var (client, page) in new[] { (other, Dale), (staff, Staff) })
            Assert.DoesNotContain("Realname", await (await client.GetAsync(page)).TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Realname", (await owl.GetJsonAsync(Memberships)).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM events WHERE payload LIKE '%Realname%'"));
    }

    [Fact]
    public async Task Another_choice_deletes_the_real_name_and_nobody_vouches_for_themselves()
    {
        await using var server = await TestServer.StartAsync();
        var (owl, ada, _, id) = await OwlAsync(server);
        await owl.PatchJsonAsync($"{Memberships}/{id}", new { look = "pseudonym", real_name = RealName });
        await owl.PatchJsonAsync($"{Memberships}/{id}", new { look = "hidden" });
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM memberships WHERE real_name <> ''"));
        using var steward = await server.BrowserAsync("ada");
        var own = await server.ConfirmAsync(steward, ada, "hill");
        await ada.PatchJsonAsync($"{Memberships}/{own}", new { look = "pseudonym", real_name = "Ada" });
        var answer = await steward.SubmitAsync(Hill, $"{Hill}/members/{own}/known", ("name", "Ada"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var visitor = server.Visitor();
        Assert.Equal("", await visitor.MarkAsync("ada"));
    }

    /// <summary>Owl is confirmed by the hill, of which Ada is a steward; Ben is one of the dale.</summary>
    private static async Task<(Member Owl, Member Ada, HttpClient Browser, string Membership)> OwlAsync(TestServer server)
    {
        using var desk = await server.DeskAsync();
        await server.MemberAsync("ben");
        var ada = await server.MemberAsync("ada");
        var owl = await server.MemberAsync("owl");
        await desk.OpenAsync("hill", steward: "ada");
        await desk.OpenAsync("dale", steward: "ben");
        var browser = await server.BrowserAsync("owl");
        return (owl, ada, browser, await server.ConfirmAsync(browser, owl, "hill"));
    }

    private static Task KnowAsync(HttpClient steward, string id, string name) =>
        steward.SaysAsync(Hill, $"{Hill}/members/{id}/known", ("name", name));
}
