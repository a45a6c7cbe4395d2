using Canteen.Testing;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>Every page: accessible in the light and in the dark, fit for a narrow window, and with its picture taken.</summary>
[Trait("depends on", "fonts")]
public sealed class PageTests(Scene scene) : IClassFixture<Scene>
{
    // The score of a shift of a pixel or two; 0.1 counts as good.
    private const double Unseen = 0.001;

    private static readonly (string Name, int Width, int Height)[] Sizes = [("390", 390, 844), ("1440", 1440, 950)];

    /// <summary>Name of the picture, address, who looks ("": a visitor), the answer's status code.</summary>
    public static readonly TheoryData<string, string, string, int> Pages = new()
    {
        { "front", "/", "", 200 },
        { "sign-in", "/sign-in", "", 200 },
        { "sign-up", "/sign-up", "", 200 },
        { "forgotten", "/forgotten", "", 200 },
        { "local-visitor", "/public", "", 200 },
        { "profile-visitor", "/@ben", "", 200 },
        { "thread-visitor", "{thread}", "", 200 },
        { "not-found", "/there-is-no-such-table", "", 404 },
        { "home", "/home", "amara", 200 },
        { "home-empty", "/home", "wren", 200 },
        { "local", "/public", "amara", 200 },
        { "tag", "/tags/firstnamesfirst", "amara", 200 },
        { "thread", "{thread}", "amara", 200 },
        { "write", "/posts/new", "amara", 200 },
        { "delete", "/posts/{own}/delete", "amara", 200 },
        { "profile", "/@ben", "amara", 200 },
        { "profile-own", "/@amara", "amara", 200 },
        { "followers", "/@ben/followers", "amara", 200 },
        { "following", "/@ben/following", "amara", 200 },
        { "notifications", "/notifications", "amara", 200 },
        { "notifications-empty", "/notifications", "wren", 200 },
        { "favourites", "/favourites", "amara", 200 },
        { "bookmarks", "/bookmarks", "amara", 200 },
        { "bookmarks-empty", "/bookmarks", "wren", 200 },
        { "follow-requests", "/follow-requests", "ela", 200 },
        { "settings-profile", "/settings/profile", "amara", 200 },
        { "settings-account", "/settings/account", "amara", 200 },
        { "settings-apps", "/settings/apps", "amara", 200 },
        { "settings-sessions", "/settings/sessions", "amara", 200 },
        { "settings-invites", "/settings/invites", "amara", 200 },
        { "settings-operations", "/settings/operations", "hopper", 200 },
        { "consent", "{consent}", "amara", 200 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_good_to_look_at_for_everyone(string name, string path, string who, int code)
    {
        await using var visit = who.Length == 0 ? await scene.Table.VisitorAsync() : await scene.Table.ComeInAsync(who);
        if (code != 200) visit.Provoked.Add(code);
        var answer = await visit.GoAsync(scene.Address(path));
        Assert.Equal(code, answer!.Status);
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visit.ColourAsync(colours);
            foreach (var (size, width, height) in Sizes)
            {
                await visit.SetSizeAsync(width, height);
                await Look.ShootAsync(visit.Page, colours == ColorScheme.Light ? $"{name}-{size}" : $"{name}-{size}-dark");
            }
            if (colours == ColorScheme.Light) await Look.IsAccessibleAsync(visit.Page);
        }
        await visit.SetSizeAsync(320, 640);
        await Look.FitsAsync(visit.Page);
        await Look.IsAccessibleAsync(visit.Page);
    }

    [Theory]
    [InlineData(320, 1)]
    [InlineData(390, 1)]
    [InlineData(640, 2)]
    public async Task All_settings_are_in_sight_on_a_narrow_window_and_at_200_percent(int width, int scale)
    {
        await using var visit = await scene.Table.ComeInAsync("hopper", new() { Width = width, Height = 800, Scale = scale });
        await visit.GoAsync("/settings/operations");
        var links = visit.Page.Locator(".settings-menu a");
        await Assertions.Expect(links).ToHaveCountAsync(7);
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
        network.Event("Network.loadingFinished").OnEvent += (_, happened) => bytes += happened?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await visit.Page.GotoAsync("/home", new() { WaitUntil = WaitUntilState.Load });
        await Assertions.Expect(visit.Page.Locator(".post").Nth(14)).ToBeAttachedAsync();
        Assert.InRange(bytes, 5_000, 100_000);
    }

    [Fact]
    public async Task Nothing_shifts_while_home_loads()
    {
        await using var visit = await scene.Table.ComeInAsync("amara");
        await visit.Page.AddInitScriptAsync("window.shift = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });");
        await visit.Page.GotoAsync("/home", new() { WaitUntil = WaitUntilState.Load });
        await visit.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.InRange(await visit.Page.EvaluateAsync<double>("window.shift"), 0, Unseen);
    }
}
