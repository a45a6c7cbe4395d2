using System.Diagnostics;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>
/// A browser with its driver. When it does not answer, it takes no new visits, and is killed as soon as the current ones have ended.
/// </summary>
internal sealed class RunningBrowser
{
    private const int Tries = 3;

    private static readonly string[] Quietly =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _driver;
    private readonly IBrowser _browser;
    private readonly BrowserLimits _limits;
    private readonly Action<string> _say;
    private readonly Lock _guard = new();
    private int _visits;
    private bool _isKilled;

    private RunningBrowser(IPlaywright driver, IBrowser browser, int id, BrowserLimits limits, Action<string> say) =>
        (_driver, _browser, ProcessId, _limits, _say) = (driver, browser, id, limits, say);

    public int ProcessId { get; }

    public bool IsRetired { get; private set; }

    public static async Task<RunningBrowser> StartAsync(BrowserLimits limits, Action<string> say)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryToStartAsync(limits, say) is { } browser) return browser;
            if (attempt == Tries)
                throw new TimeoutException($"The browser did not start in {Tries} tries of {limits.Start.TotalSeconds} s each.");
        }
    }

    /// <summary>Null when it did not open in time; then the browser is retired.</summary>
    public async Task<Profile?> OpenAsync(BrowserNewContextOptions options)
    {
        lock (_guard) _visits++;
        var opening = OpenPageAsync(options);
        if (await opening.IsInTimeAsync(_limits.Start)) return new Profile(this, await opening, _limits, _say);
        _say($"the browser opened no profile in {_limits.Start.TotalSeconds} s: a new one is started");
        Retire();
        Leave();
        return null;
    }

    /// <summary>From here on it takes no new visits.</summary>
    public void Retire()
    {
        lock (_guard)
        {
            if (IsRetired) return;
            IsRetired = true;
        }
        _ = EndLaterAsync();
    }

    /// <summary>A visit is over.</summary>
    public void Leave()
    {
        lock (_guard)
        {
            _visits--;
            if (!IsRetired || _visits > 0) return;
        }
        Kill();
    }

    public async Task CloseAsync()
    {
        if (!await _browser.CloseAsync().IsInTimeAsync(_limits.Close))
            _say($"the browser did not close in {_limits.Close.TotalSeconds} s, and was killed");
        Kill();
    }

    /// <summary>Code that is still waiting for it gets an error from Playwright.</summary>
    public void Kill()
    {
        lock (_guard)
        {
            if (_isKilled) return;
            _isKilled = true;
        }
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or AggregateException)
        {
            // It has already ended.
        }
        _ = Task.Run(_driver.Dispose);
    }

    private async Task<IPage> OpenPageAsync(BrowserNewContextOptions options)
    {
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Chromium.Patience);
        return await context.NewPageAsync();
    }

    private async Task EndLaterAsync()
    {
        await Task.Delay(_limits.Leave);
        Kill();
    }

    private static async Task<RunningBrowser?> TryToStartAsync(BrowserLimits limits, Action<string> say)
    {
        var asking = Playwright.CreateAsync();
        if (!await asking.IsInTimeAsync(limits.Start))
        {
            say($"the driver of the browser did not start in {limits.Start.TotalSeconds} s");
            _ = asking.ContinueWith(late => late.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
            return null;
        }
        var driver = await asking;
        var launching = LaunchAsync(driver);
        if (await launching.IsInTimeAsync(limits.Start))
            return new RunningBrowser(driver, (await launching).Browser, (await launching).Id, limits, say);
        say($"the browser did not start in {limits.Start.TotalSeconds} s");
        _ = Task.Run(driver.Dispose);
        return null;
    }

    private static async Task<(IBrowser Browser, int Id)> LaunchAsync(IPlaywright driver)
    {
        var browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = Executable(), Args = Quietly, Env = Fonts.Environment() });
        var session = await browser.NewBrowserCDPSessionAsync();
        var processes = (await session.SendAsync("SystemInfo.getProcessInfo"))!.Value.GetProperty("processInfo").EnumerateArray();
        return (browser, processes.First(process => process.GetProperty("type").GetString() == "browser").GetProperty("id").GetInt32());
    }

    // Without the windows and menus of a whole browser around it, the same engine takes half as long.
    private static string Executable() =>
        new[] { Environment.GetEnvironmentVariable("CANTEEN_TEST_CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium",
            "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "Chromium is missing: install it (Debian: apt install chromium-headless-shell) or name it in CANTEEN_TEST_CHROMIUM.");
}
