using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>The menu of the settings, which has little room on a phone.</summary>
[Trait("depends on", "fonts")]
public sealed class SettingsMenuTests(Scene scene) : IClassFixture<Scene>
{
    [Theory]
    [InlineData(320, 1)]
    [InlineData(390, 1)]
    [InlineData(640, 2)]
    public async Task All_settings_are_in_sight_on_a_narrow_window_and_at_200_percent(int width, int scale)
    {
        await using var visit = await scene.Table.ComeInAsync("amara", new() { Width = width, Height = 800, Scale = scale });
        await visit.GoAsync("/settings/account");
        var links = visit.Page.Locator(".settings-menu a");
        await Assertions.Expect(links).ToHaveCountAsync(8);
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
}
