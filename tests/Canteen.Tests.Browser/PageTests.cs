using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>What is true of all pages: how they fit, how large they are, and that nothing shifts.</summary>
[Trait("depends on", "fonts")]
public sealed class PageTests(Scene scene) : IClassFixture<Scene>
{
    // The score when something shifts by a pixel or two; 0.1 counts as good.
    private const double InvisibleCharacters = 0.001;

    [Theory]
    [InlineData(320, 1)]
    [InlineData(390, 1)]
    [InlineData(640, 2)]
    public async Task All_settings_are_in_sight_on_a_narrow_window_and_at_200_percent(int width, int scale)
    {
        await using var visit = await scene.Table.ComeInAsync("amara", new() { Width = width, Height = 800, Scale = scale });
        await visit.GoAsync("/settings/account");
        var links = visit.Page.Locator(".settings-menu a");
        await Assertions.Expect(links).ToHaveCountAsync(4);
        var outside = await links.EvaluateAllAsync<string[]>(
            "(all, room) => all.filter(a => { const box = a.getBoundingClientRect(); return box.left < 0 || box.right > room; }).map(a => a.textContent)", width);
        Assert.Empty(outside);
        await Look.FitsAsync(visit.Page);
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visit.ColourAsync(colours);
            await Look.ShootAsync(visit.Page, $"settings-menu-{width}{(colours == ColorScheme.Dark ? "-dark" : "")}");
        }
    }

    [Fact]
    public async Task The_first_visit_of_home_weighs_at_most_100_kB()
    {
        await using var visit = await scene.Table.ComeInAsync("amara");
        var network = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await network.SendAsync("Network.enable");
        var bytes = 0.0;
        network.Event("Network.loadingFinished").OnEvent += (_, happened) =>
            bytes += happened?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await visit.Page.GotoAsync("/home", new() { WaitUntil = WaitUntilState.Load });
        await Assertions.Expect(visit.Page.Locator(".post").Nth(14)).ToBeAttachedAsync();
        Assert.InRange(bytes, 5_000, 100_000);
    }

    [Fact]
    public async Task Nothing_shifts_while_home_loads()
    {
        await using var visit = await scene.Table.ComeInAsync("amara");
        await visit.Page.AddInitScriptAsync("window.shift = 0; new PerformanceObserver(l => "
            + "{ for (const e of l.getEntries()) window.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });");
        await visit.Page.GotoAsync("/home", new() { WaitUntil = WaitUntilState.Load });
        await visit.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.InRange(await visit.Page.EvaluateAsync<double>("window.shift"), 0, InvisibleCharacters);
    }
}
