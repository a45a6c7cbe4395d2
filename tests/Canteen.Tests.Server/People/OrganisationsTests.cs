using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.OrganisationTools;

namespace Canteen.Tests.Server.People;

/// <summary>Organisations: proposing them, accepting and closing them, their mail domains, and what everybody reads.</summary>
public sealed class OrganisationsTests
{
    [Fact]
    public async Task A_member_proposes_an_organisation_and_staff_open_it()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var desk = await server.DeskAsync();
        using var browser = await server.BrowserAsync("ada");
        (string, string)[] fields = [("name", "Hollow Hill"), ("slug", "Hollow-Hill"), ("place", "Dale"), ("website", "")];
        await browser.HearsNoAsync("/organisations/new", "/organisations", "member for 7 days", fields);
        server.Clock.Advance(Organisation.Settled);
        using var later = await server.BrowserAsync("ada");
        await later.SaysAsync("/organisations/new", "/organisations", fields);
        using var visitor = server.Visitor();
        Assert.Equal("[]", await visitor.GetStringAsync(Api));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/organisations/hollow-hill")).StatusCode);
        using var staff = await server.BrowserAsync("hopper");
        var path = (await staff.PageAsync(Staff)).QuerySelector(".organisation-list a")!.GetAttribute("href")!;
        await staff.SaysAsync(path, path + "/open");
        Assert.Equal("Hollow Hill", (await visitor.GetFromJsonElementAsync(Api + "/hollow-hill")).Text("name"));
        Assert.Contains("Hollow Hill", (await visitor.PageAsync("/organisations")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dale", (await visitor.PageAsync("/organisations/hollow-hill")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_cannot_be_are_refused_and_stay_in_the_form()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        const string Page = "/organisations/new", Action = "/organisations";
        foreach (var slug in new[] { "", "a", "-a", "a--b", "two words", "new", "ä-b", new string('a', 41) })
            await desk.HearsNoAsync(Page, Action, "Address should be", ("name", "X"), ("slug", slug));
        await desk.HearsNoAsync(Page, Action, "already used", ("name", "X"), ("slug", "HILL"));
        await desk.HearsNoAsync(Page, Action, "Name can't be blank", ("name", " "), ("slug", "dale"));
        foreach (var site in new[] { "hill", "ftp://hill.example", "https://me@hill.example", "https://hill.example:8443" })
            await desk.HearsNoAsync(Page, Action, "Website should look like", ("name", "X"), ("slug", "dale"), ("website", site));
        var again = await desk.HearsNoAsync(
            Page, Action, "About is too long", ("name", "Kept"), ("slug", "dale"), ("about", new string('x', 501)));
        Assert.Equal("Kept", again.QuerySelector("[name=name]")!.GetAttribute("value"));
        Assert.Equal(1, await server.CountAsync("SELECT COUNT(*) FROM organisations"));
    }

    [Fact]
    public async Task A_mail_domain_belongs_to_one_organisation_and_is_no_general_provider()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        var dale = await desk.OpenAsync("dale");
        await desk.HearsNoAsync(dale, dale + "/domains", "already belongs to an organisation", ("domain", "@HILL.example"));
        foreach (var general in new[] { "gmail.com", "Outlook.com", "@yahoo.co.uk" })
            await desk.HearsNoAsync(dale, dale + "/domains", "Anybody can get an address", ("domain", general));
        foreach (var none in new[] { "", "dale", "10.0.0.1" })
            await desk.HearsNoAsync(dale, dale + "/domains", "Mail domain should look like", ("domain", none));
        await desk.SaysAsync(dale, dale + "/domains/remove", ("domain", "hill.example"));
        Assert.Equal(2, await server.CountAsync("SELECT COUNT(*) FROM organisation_domains"));
        await desk.SaysAsync(dale, dale + "/domains/remove", ("domain", "dale.example"));
        Assert.Equal(1, await server.CountAsync("SELECT COUNT(*) FROM organisation_domains"));
    }

    [Fact]
    public async Task The_pages_of_staff_do_not_exist_for_anybody_else()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await server.MemberAsync("ada");
        var path = await desk.OpenAsync("hill", steward: "ada");
        using var browser = await server.BrowserAsync("ada");
        foreach (var page in new[] { Staff, path })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page)).StatusCode);
        foreach (var part in new[] { "", "/open", "/close", "/domains", "/domains/remove", "/stewards", "/stewards/remove" })
        {
            var answer = await browser.SubmitAsync(
                "/organisations/new", path + part, ("name", "Mine"), ("slug", "mine"), ("domain", "hill.example"), ("handle", "ada"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal("The hill", (await browser.GetFromJsonElementAsync(Api + "/hill")).Text("name"));
    }

    [Fact]
    public async Task Organisations_are_listed_by_name_and_found_by_a_part_of_it()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        foreach (var slug in new[] { "hill", "dale", "fold", "100-beds" }) await desk.OpenAsync(slug);
        using var visitor = server.Visitor();
        Assert.Equal(["The 100-beds", "The dale", "The fold", "The hill"], (await visitor.GetFromJsonElementAsync(Api)).TextsOf("name"));
        Assert.Equal(["The 100-beds", "The dale", "The fold", "The hill"], await Walk.NextAsync(visitor, Api + "?limit=1", "name"));
        Assert.Equal(["The dale"], (await visitor.GetFromJsonElementAsync(Api + "?q=DÁL")).TextsOf("name"));
        Assert.Empty((await visitor.GetFromJsonElementAsync(Api + "?q=%25")).EnumerateArray());
        var page = await visitor.PageAsync("/organisations?q=fold");
        Assert.Equal("The fold", page.QuerySelector(".organisation-row .name")!.TextContent);
        Assert.NotNull((await visitor.PageAsync("/organisations?q=zzz")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task A_closed_organisation_is_nowhere_and_its_marks_are_gone_until_it_opens_again()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        using var visitor = server.Visitor();
        var path = await desk.OpenAsync("hill", steward: "ada");
        await ada.ShowAsync(await server.ConfirmAsync(browser, ada, "hill"));
        Assert.Equal("The hill Confirmed", await visitor.MarkAsync("ada"));
        await desk.SaysAsync(path, path + "/close");
        Assert.Equal("", await visitor.MarkAsync("ada"));
        const string Page = "/organisations/hill";
        foreach (var gone in new[] { Page, Page + "/join", Page + "/steward", $"{Api}/hill/members" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(gone)).StatusCode);
        Assert.Equal(["closed"], (await ada.GetJsonAsync(Memberships)).TextsOf("standing"));
        Assert.Contains("is closed here", (await browser.PageAsync(Mine)).Body!.TextContent, StringComparison.Ordinal);
        await desk.SaysAsync(path, path + "/open");
        Assert.Equal("The hill Confirmed", await visitor.MarkAsync("ada"));
    }

    [Fact]
    public async Task Whoever_is_blocked_or_shut_out_is_on_no_page_of_an_organisation()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await desk.OpenAsync("hill", steward: "ada");
        foreach (var member in new[] { ada, ben, cath })
        {
            using var browser = await server.BrowserAsync(member.Handle);
            await member.ShowAsync(await server.ConfirmAsync(browser, member, "hill"));
        }
        using var visitor = server.Visitor();
        Assert.Equal(["cath", "ben", "ada"], await visitor.MembersAsync("hill"));
        Assert.Equal(["cath", "ben", "ada"], await Walk.NextAsync(visitor, $"{Api}/hill/members?limit=1", "username"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await server.DrainAsync();
        Assert.Equal(["cath", "ada"], await ada.Client.MembersAsync("hill"));
        Assert.Equal(["cath", "ben"], await ben.Client.MembersAsync("hill"));
        using var bens = await server.BrowserAsync("ben");
        var page = await bens.PageAsync("/organisations/hill");
        Assert.DoesNotContain("ada", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await server.SuspendAsync(cath);
        Assert.Equal(["ben", "ada"], await visitor.MembersAsync("hill"));
        Assert.Equal(2, (await visitor.GetFromJsonElementAsync(Api + "/hill")).Number("members_count"));
    }
}
