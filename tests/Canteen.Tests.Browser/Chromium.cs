using Canteen.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Canteen.Tests.Browser.Chromium))]

namespace Canteen.Tests.Browser;

/// <summary>
/// A real browser for the whole suite; each test gets a new profile. A browser that stops answering is replaced by a new one.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds; long, because a machine that runs all suites at once is slow.</summary>
    public const int Patience = 20_000;

    private const int Tries = 3;

    private readonly BrowserLimits _limits;
    private readonly Action<string> _say;
    private readonly SemaphoreSlim _turn = new(1);
    private RunningBrowser? _browser;

    public Chromium() : this(new(), Mishap.Tell)
    {
    }

    internal Chromium(BrowserLimits limits, Action<string> say) => (_limits, _say) = (limits, say);

    /// <summary>The browser that new visits use.</summary>
    internal RunningBrowser Running => _browser ?? throw new InvalidOperationException("The browser has not been started.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await RunningBrowser.StartAsync(_limits, _say);
    }

    public async Task<Profile> OpenAsync(BrowserNewContextOptions options)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await (await CurrentAsync()).OpenAsync(options) is { } profile) return profile;
        }
        throw new TimeoutException($"No browser opened a profile: {Tries} were tried.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _turn.Dispose();
    }

    private async Task<RunningBrowser> CurrentAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (Running.IsRetired) _browser = await RunningBrowser.StartAsync(_limits, _say);
            return Running;
        }
        finally
        {
            _turn.Release();
        }
    }
}
