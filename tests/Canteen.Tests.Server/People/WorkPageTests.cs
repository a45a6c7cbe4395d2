using System.Net;
using Canteen.ActivityPub.Fetching;
using Canteen.Features.Platform.Access;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Canteen.Tests.Server.People.OrganisationTools;

namespace Canteen.Tests.Server.People;

/// <summary>Being confirmed by a page of the organisation, which the guarded client looks at.</summary>
public sealed class WorkPageTests
{
    private const string Join = "/organisations/hill/join";

    [Theory]
    [InlineData("mine", "links to your profile", true)]
    [InlineData("moved", "links to your profile", true)]
    [InlineData("plain", "doesn't link", false)]
    [InlineData("another", "doesn't link", false)]
    [InlineData("deep", "doesn't link", false)]
    [InlineData("nowhere", "couldn't read", false)]
    [InlineData("text", "couldn't read", false)]
    [InlineData("large", "couldn't read", false)]
    [InlineData("away", "couldn't read", false)]
    [InlineData("round", "couldn't read", false)]
    public async Task A_page_confirms_whoever_it_links_to_as_themselves(string page, string sentence, bool confirms)
    {
        await using var server = await TestServer.StartAsync(services: AllowLoopback, routes: MapWork);
        var (ada, browser) = await AskAsync(server, page);
        await server.DrainAsync();
        var shown = await browser.PageAsync(Join);
        Assert.Contains(sentence, shown.QuerySelector(".organisation-answer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(confirms ? ["website"] : [], (await ada.GetJsonAsync(Memberships)).TextsOf("way"));
    }

    [Fact]
    public async Task A_page_elsewhere_is_not_even_asked()
    {
        await using var server = await TestServer.StartAsync(services: AllowLoopback, routes: MapWork);
        using var desk = await server.DeskAsync();
        await server.MemberAsync("ada");
        await desk.OpenAsync("hill", website: server.Address + "/ward");
        using var browser = await server.BrowserAsync("ada");
        foreach (var page in new[] { server.Address + "/wards-of-old", server.Address, "https://elsewhere.example/ward", "nonsense" })
            await browser.HearsNoAsync(Join, Join + "/page", "should be on the website", ("page", page));
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM work_pages"));
    }

    [Theory]
    [InlineData("http://hill.example/staff")]
    [InlineData("hill.example/staff")]
    [InlineData("https://hill.example/staff")]
    public async Task An_address_without_https_is_taken_with_it_and_mistakes_before_it_cost_nothing(string typed)
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await server.MemberAsync("ada");
        await desk.OpenAsync("hill", website: "https://hill.example");
        using var browser = await server.BrowserAsync("ada");
        string[] mistakes = ["hil.example/staff", "http://hill.exampel", "htps://hill.example", "http://hill.example:81", "hill", "?"];
        foreach (var mistake in mistakes)
            await browser.HearsNoAsync(Join, Join + "/page", "should be on the website", ("page", mistake));
        await browser.SaysAsync(Join, Join + "/page", ("page", typed));
        Assert.Equal(1, await server.CountAsync("SELECT COUNT(*) FROM work_pages WHERE url = 'https://hill.example/staff'"));
    }

    [Fact]
    public async Task By_the_usual_rules_nothing_on_this_machine_is_fetched()
    {
        var asked = false;
        await using var server = await TestServer.StartAsync(
            routes: routes => routes.MapGet("/ward/mine", () => asked = true).AllowEveryone());
        var (_, browser) = await AskAsync(server, "mine");
        await server.DrainAsync();
        Assert.Contains("couldn't read", (await browser.PageAsync(Join)).Body!.TextContent, StringComparison.Ordinal);
        Assert.False(asked);
        var fetched = await server.Services.GetRequiredService<GuardedClient>()
            .GetAsync(new Uri(server.Address + "/ward/mine"), "text/html", null, CancellationToken.None);
        Assert.Equal(FetchFault.NotAllowed, fetched.Fault);
    }

    [Fact]
    public async Task The_client_refuses_private_redirects_other_schemes_and_waits_no_longer_than_its_rules_say()
    {
        var reached = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(services: AllowLoopback, routes: routes =>
        {
            MapWork(routes);
            routes.MapGet("/ward/private", () => Results.Redirect("http://10.0.0.1/")).AllowEveryone();
            routes.MapGet("/ward/slow", async (HttpContext http) =>
            {
                reached.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
            }).AllowEveryone();
        });
        var client = server.Services.GetRequiredService<GuardedClient>();
        foreach (var (address, fault) in new[]
            {
                (server.Address + "/ward/private", FetchFault.NotAllowed), ("ftp://127.0.0.1/", FetchFault.NotAllowed),
                ("http://me@127.0.0.1/", FetchFault.NotAllowed), (server.Address + "/ward/large", FetchFault.TooLarge),
                (server.Address + "/ward/round", FetchFault.TooManyRedirects), (server.Address + "/ward/nowhere", FetchFault.Refused),
            })
            Assert.Equal(fault, (await client.GetAsync(new Uri(address), "*/*", null, CancellationToken.None)).Fault);
        var slow = client.GetAsync(new Uri(server.Address + "/ward/slow"), "*/*", null, CancellationToken.None);
        await reached.Task;
        server.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(FetchFault.TooSlow, (await slow).Fault);
    }

    private static async Task<(Member Ada, HttpClient Browser)> AskAsync(TestServer server, string page)
    {
        using var desk = await server.DeskAsync();
        var ada = await server.MemberAsync("ada");
        await desk.OpenAsync("hill", website: server.Address + "/ward");
        var browser = await server.BrowserAsync("ada");
        await browser.SaysAsync(Join, Join + "/page", ("page", $"{server.Address}/ward/{page}"));
        return (ada, browser);
    }

    private static void MapWork(IEndpointRouteBuilder routes)
    {
        Page("mine", http => $"<p>Staff</p><a class=x rel='noopener ME' href='{Profile(http, "Ada")}/'>Ada</a>");
        Page("plain", http => $"<a href='{Profile(http, "ada")}'>Ada</a><!-- <a rel=me href='{Profile(http, "ada")}'> -->");
        Page("another", http => $"<a rel=me href='{Profile(http, "adam")}'>Adam</a>");
        Page("deep", _ => string.Concat(Enumerable.Repeat("<b>", 1300)));
        Page("large", http => $"<a rel=me href='{Profile(http, "ada")}'>Ada</a>{new string(' ', 5000)}");
        routes.MapGet("/ward/text", (HttpContext http) => Results.Text($"<a rel=me href='{Profile(http, "ada")}'>")).AllowEveryone();
        routes.MapGet("/ward/moved", () => Results.Redirect("/ward/mine")).AllowEveryone();
        routes.MapGet("/ward/away", () => Results.Redirect("/elsewhere")).AllowEveryone();
        routes.MapGet("/ward/round", () => Results.Redirect("/ward/round")).AllowEveryone();
        routes.MapGet("/elsewhere", (HttpContext http) => Results.Content($"<a rel=me href='{Profile(http, "ada")}'>", "text/html"))
            .AllowEveryone();

        void Page(string name, Func<HttpContext, string> html) =>
            routes.MapGet("/ward/" + name, (HttpContext http) => Results.Content(html(http), "text/html; charset=utf-8")).AllowEveryone();
    }

    private static string Profile(HttpContext http, string handle) => $"{http.Request.Scheme}://{http.Request.Host}/@{handle}";
}
