using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Canteen.Tests.Browser.Chromium))]

namespace Canteen.Tests.Browser;

/// <summary>One real browser for the whole suite; each test gets a fresh profile of it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quietly =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Milliseconds; long, because a machine that runs all suites at once is slow.</summary>
    public const int Patience = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not been started.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable(), Args = Quietly });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Executable() =>
        new[] { Environment.GetEnvironmentVariable("CANTEEN_TEST_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is missing: install it (Debian: apt install chromium) or name it in CANTEEN_TEST_CHROMIUM.");
}
