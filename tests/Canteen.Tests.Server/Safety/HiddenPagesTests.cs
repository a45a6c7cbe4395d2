using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Safety;

/// <summary>The page of what somebody does not see.</summary>
public sealed class HiddenPagesTests
{
    private const string Path = "/settings/hidden";

    [Fact]
    public async Task Everything_that_one_keeps_away_is_listed_with_its_way_back_and_for_nobody_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var thread = await cath.PublishAsync("The rota for the bank holiday");
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/follow", new { reblogs = false });
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/mute", new { duration = 8 * 3600 });
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await ada.DoAsync(thread, "mute");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync(Path);
        Assert.Equal("page", page.QuerySelector($".settings-menu a[href='{Path}']")?.GetAttribute("aria-current"));
        Assert.Contains("17:00", page.QuerySelector("#mutes .person")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("notifications too", page.QuerySelector("#mutes .person")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("/@ben", page.QuerySelector("#blocks .name")?.GetAttribute("href"));
        Assert.Equal("The rota for the bank holiday", page.QuerySelector($"#conversations a[href='/@cath/{thread}']")?.TextContent);
        Assert.Equal("/@cath", page.QuerySelector("#boosts .name")?.GetAttribute("href"));
        foreach (var section in new[] { "mutes", "blocks", "conversations", "boosts" })
        {
            var answer = await browser.PressAsync(page, $"#{section} button");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.StartsWith(Path, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Null((await browser.PageAsync(Path)).QuerySelector($"#{section} button"));
        }
        Assert.True((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id={cath.Id}"))[0].Is("showing_reblogs"));
    }

    [Fact]
    public async Task A_stranger_sees_nothing_of_it_and_a_visitor_signs_in_first()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var thread = await cath.PublishAsync("Rota");
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/mute");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await ada.DoAsync(thread, "mute");
        foreach (var other in new[] { "ben", "cath" })
        {
            using var browser = await server.BrowserAsync(other);
            var page = await browser.PageAsync(Path);
            Assert.Null(page.QuerySelector(".person, .muted-threads li, .hidden-list button"));
            Assert.Equal(4, page.QuerySelectorAll(".hidden-list > .soft").Length);
        }
        using var visitor = server.Visitor();
        Assert.StartsWith("/sign-in", (await visitor.GetAsync(Path)).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mute_that_is_over_is_not_listed()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { duration = 3600 });
        using var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync(Path)).QuerySelector("#mutes .person"));
        server.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await browser.PageAsync(Path)).QuerySelector("#mutes .person"));
    }

    [Fact]
    public async Task A_conversation_whose_beginning_is_gone_can_still_be_unmuted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var thread = await ben.PublishAsync("Rota");
        await ada.DoAsync(thread, "mute");
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync(Path);
        Assert.Contains("can't see any more", page.QuerySelector("#conversations li")?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Rota", page.QuerySelector("#conversations")!.TextContent, StringComparison.Ordinal);
        var answer = await browser.PressAsync(page, "#conversations button");
        Assert.Equal($"{Path}#flash", answer.Headers.Location!.OriginalString);
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM muted_threads"));
    }

    [Fact]
    public async Task Long_lists_go_on_on_further_pages_each_for_itself()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await Crowd.ComeAsync(server, 130);
        await Crowd.KeepAwayAsync(server, ada.Id, 130);
        using var browser = await server.BrowserAsync("ada");
        foreach (var section in new[] { "mutes", "blocks", "conversations", "boosts" })
        {
            var rows = $"#{section} :is(.person, li)";
            var first = await browser.PageAsync(Path);
            Assert.Equal(100, first.QuerySelectorAll(rows).Length);
            var second = await browser.PageAsync(first.QuerySelector($"#{section} .older a")!.GetAttribute("href")!.Split('#')[0]);
            Assert.Equal(30, second.QuerySelectorAll(rows).Length);
            Assert.Null(second.QuerySelector($"#{section} .older"));
            Assert.Equal(130, Buttons(first).Concat(Buttons(second)).Distinct().Count());

            IEnumerable<string?> Buttons(AngleSharp.Dom.IDocument page) =>
                page.QuerySelectorAll($"#{section} button").Select(button => button.GetAttribute("formaction"));
        }
    }

    [Theory]
    [InlineData("mutes_before=tea")]
    [InlineData("blocks_before=-1")]
    [InlineData("threads_before=99999999999999999999999")]
    [InlineData("boosts_before=")]
    public async Task A_cursor_that_is_none_is_none(string query)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        using var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync($"{Path}?{query}")).QuerySelector("#blocks .person"));
    }
}
