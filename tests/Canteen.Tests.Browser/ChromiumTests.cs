using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>What happens when the browser itself does not do what it should. Each test has its own browser.</summary>
public sealed class ChromiumTests(Table table) : IClassFixture<Table>
{
    private readonly ConcurrentQueue<string> _said = [];

    [Fact]
    public async Task A_visit_that_ends_while_the_page_goes_elsewhere_closes()
    {
        await using var chromium = await StartAsync(new());
        await using var own = new Table(chromium);
        await own.InitializeAsync();
        for (var i = 0; i < 8; i++)
        {
            await using var visit = await own.ComeInAsync("ben");
            await visit.GoAsync("/home");
            await visit.Page.FillAsync("#write textarea", $"Said, and gone, {i}.");
            await visit.Page.ClickAsync("#write button[type=submit]");
        }
        Assert.Empty(_said);
    }

    [Fact]
    public async Task A_browser_that_does_not_answer_is_replaced_and_no_test_fails_by_it()
    {
        await using var chromium = await StartAsync(new() { Close = TimeSpan.FromSeconds(2) });
        var visit = await Visit.StartAsync(chromium, table.Server);
        await visit.GoAsync("/");
        using var stuck = Process.GetProcessById(chromium.Running.ProcessId);
        using (var stop = Process.Start("kill", ["-STOP", $"{stuck.Id}"])) await EndAsync(stop);
        await visit.DisposeAsync();
        Assert.Contains("a page did not close in 2 s", Assert.Single(_said), StringComparison.Ordinal);
        await EndAsync(stuck);
        await using var next = await Visit.StartAsync(chromium, table.Server);
        await next.GoAsync("/");
        Assert.NotEqual(stuck.Id, chromium.Running.ProcessId);
    }

    [Fact]
    public async Task A_browser_that_is_given_up_keeps_the_visits_that_are_in_it_until_they_leave()
    {
        await using var chromium = await StartAsync(new());
        using var old = Process.GetProcessById(chromium.Running.ProcessId);
        await using (var visit = await Visit.StartAsync(chromium, table.Server))
        {
            chromium.Running.Retire();
            await using var next = await Visit.StartAsync(chromium, table.Server);
            Assert.NotEqual(old.Id, chromium.Running.ProcessId);
            await visit.GoAsync("/");
            await next.GoAsync("/");
            Assert.False(old.HasExited);
        }
        await EndAsync(old);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task A_visit_that_waits_for_ever_is_ended()
    {
        await using var chromium = await StartAsync(new() { Visit = TimeSpan.FromSeconds(8) });
        await using var visit = await Visit.StartAsync(chromium, table.Server);
        await visit.GoAsync("/");
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => visit.Page.EvaluateAsync("new Promise(() => {})"));
        Assert.Contains("a visit was ended after 8 s", Assert.Single(_said), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("depends on", "fonts")]
    public async Task The_letters_are_those_of_the_chosen_set()
    {
        await using var visit = await table.VisitorAsync();
        await visit.GoAsync("/");
        Assert.StartsWith(Fonts.Chosen, await FontOfHeadingAsync(visit.Page), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_page_is_shown_in_Noto_where_that_is_asked_for()
    {
        await using var visit = await table.VisitorAsync();
        await visit.GoAsync("/");
        await Fonts.ShowInNotoAsync(visit.Page);
        Assert.StartsWith("Noto", await FontOfHeadingAsync(visit.Page), StringComparison.Ordinal);
    }

    private static async Task<string?> FontOfHeadingAsync(IPage shown)
    {
        var session = await shown.Context.NewCDPSessionAsync(shown);
        foreach (var domain in new[] { "DOM", "CSS" }) await session.SendAsync(domain + ".enable");
        var page = (await session.SendAsync("DOM.getDocument"))!.Value.GetProperty("root").GetProperty("nodeId").GetInt32();
        var heading = (await session.SendAsync(
            "DOM.querySelector", new() { ["nodeId"] = page, ["selector"] = ".top h1, h1" }))!.Value.GetProperty("nodeId").GetInt32();
        var fonts = (await session.SendAsync("CSS.getPlatformFontsForNode", new() { ["nodeId"] = heading }))!.Value.GetProperty("fonts");
        return Assert.Single(fonts.EnumerateArray()).GetProperty("familyName").GetString();
    }

    private async Task<Chromium> StartAsync(BrowserLimits limits)
    {
        var chromium = new Chromium(limits, _said.Enqueue);
        await chromium.InitializeAsync();
        return chromium;
    }

    private static Task EndAsync(Process process) =>
        process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience));
}
