using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>Moderators decide what may trend.</summary>
public sealed class TrendReviewTests
{
    private const string Link = "https://www.example.org/sepsis", Settings = "/settings/trends";

    [Fact]
    public async Task What_is_refused_never_trends_and_the_decision_can_be_undone()
    {
        await using var server = await TestServer.StartAsync();
        var (post, mod) = (await FillAsync(server), await server.ModeratorAsync());
        foreach (var (kind, id) in await IdsAsync(mod))
        {
            await mod.PostJsonAsync($"/api/v1/admin/trends/{kind}/{id}/reject");
            Assert.Empty(await server.TrendsAsync(kind));
        }
        using var browser = await server.BrowserAsync("mod");
        Assert.Contains("Refused", (await browser.PageAsync(Settings)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("#tea", (await server.Visitor().PageAsync("/hashtags")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var (kind, subject) in new[] { ("Tag", "tea"), ("Link", Link), ("Post", post) })
            await SendAsync(browser, kind, subject, "none");
        Assert.Equal(["tea"], await server.TrendsAsync("tags"));
        Assert.Equal([post], await server.TrendsAsync("statuses"));
        Assert.Equal([Link], await server.TrendsAsync("links"));
    }

    [Fact]
    public async Task Where_the_operator_wants_it_nothing_trends_before_it_was_allowed()
    {
        await using var server = await TestServer.StartAsync(s => s with { ReviewsTrends = true });
        var (post, mod) = (await FillAsync(server), await server.ModeratorAsync());
        foreach (var kind in (string[])["tags", "statuses", "links"]) Assert.Empty(await server.TrendsAsync(kind));
        Assert.DoesNotContain("#tea", (await server.Visitor().PageAsync("/hashtags")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var (kind, id) in await IdsAsync(mod))
        {
            Assert.True((await mod.GetJsonAsync($"/api/v1/admin/trends/{kind}"))[0].Is("requires_review"));
            Assert.False((await mod.PostJsonAsync($"/api/v1/admin/trends/{kind}/{id}/approve")).Is("requires_review"));
        }
        Assert.Equal(["tea"], await server.TrendsAsync("tags"));
        Assert.Equal([post], await server.TrendsAsync("statuses"));
        Assert.Equal([Link], await server.TrendsAsync("links"));
    }

    [Fact]
    public async Task A_publisher_is_allowed_and_refused_for_all_its_links()
    {
        await using var server = await TestServer.StartAsync(s => s with { ReviewsTrends = true });
        await FillAsync(server);
        var mod = await server.ModeratorAsync();
        await server.DrainAsync();
        var publisher = Assert.Single((await mod.GetJsonAsync("/api/v1/admin/trends/links/publishers")).EnumerateArray());
        Assert.Equal("example.org", publisher.Text("domain"));
        await mod.PostJsonAsync($"/api/v1/admin/trends/links/publishers/{publisher.Text("id")}/approve");
        Assert.Equal([Link], await server.TrendsAsync("links"));
        await mod.PostJsonAsync($"/api/v1/admin/trends/links/publishers/{publisher.Text("id")}/reject");
        Assert.Empty(await server.TrendsAsync("links"));
    }

    [Fact]
    public async Task Members_and_strangers_neither_see_nor_decide_anything()
    {
        await using var server = await TestServer.StartAsync();
        await FillAsync(server);
        var eve = await server.MemberAsync("eve", "read write admin:read admin:write");
        await server.DrainAsync();
        foreach (var kind in (string[])["tags", "statuses", "links", "links/publishers"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync($"/api/v1/admin/trends/{kind}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.PostAsync($"/api/v1/admin/trends/{kind}/1/reject")).StatusCode);
        }
        using var browser = await server.BrowserAsync("eve");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Settings)).StatusCode);
        var home = await browser.PageAsync("/home");
        var sent = await browser.SubmitToAsync(home.QuerySelector("form"), Settings + "?kind=Tag&subject=tea&ruling=refuse");
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        Assert.Equal(["tea"], await server.TrendsAsync("tags"));
    }

    [Theory]
    [InlineData("Tag", "not one word", "refuse")]
    [InlineData("Post", "x", "refuse")]
    [InlineData("Link", "nowhere", "refuse")]
    [InlineData("Publisher", "http://", "refuse")]
    [InlineData("Nothing", "tea", "refuse")]
    [InlineData("Tag", "tea", "maybe")]
    public async Task Nonsense_is_refused(string kind, string subject, string ruling)
    {
        await using var server = await TestServer.StartAsync();
        await FillAsync(server);
        await server.ModeratorAsync();
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("mod");
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(browser, kind, subject, ruling));
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient browser, string kind, string subject, string ruling)
    {
        var page = await browser.PageAsync(Settings);
        var form = page.QuerySelector("main .trend-review form")!;
        foreach (var input in form.QuerySelectorAll("[name=kind], [name=subject]")) input.Remove();
        var path = QueryOf(("kind", kind), ("subject", subject), ("ruling", ruling));
        return (await browser.SubmitToAsync(form, Settings + path)).StatusCode;
    }

    private static string QueryOf(params (string Name, string Value)[] parts) =>
        "?" + string.Join('&', parts.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));

    private static async Task<List<(string Kind, string Id)>> IdsAsync(Member mod)
    {
        var ids = new List<(string, string)>();
        foreach (var kind in (string[])["tags", "statuses", "links"])
            ids.Add((kind, Assert.Single((await mod.GetJsonAsync($"/api/v1/admin/trends/{kind}")).EnumerateArray()).Text("id")));
        return ids;
    }

    /// <summary>One of each kind trends.</summary>
    private static async Task<string> FillAsync(TestServer server)
    {
        var crowd = await server.CrowdAsync(4);
        foreach (var member in crowd.Take(3)) await member.PublishAsync($"#tea {Link}");
        var post = await crowd[3].PublishAsync("Hello.");
        foreach (var member in crowd.Take(3)) await member.DoAsync(post, "favourite");
        await server.DrainAsync();
        return post;
    }
}
