using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>
/// A new profile of a browser with one page in it, for one visit. When it does not close in time, the browser is given up; in neither case
/// does a test fail because of it.
/// </summary>
public sealed class Profile : IAsyncDisposable
{
    private readonly RunningBrowser _browser;
    private readonly BrowserLimits _limits;
    private readonly Action<string> _say;
    private readonly Timer _end;
    private readonly Lazy<Task> _closed;

    internal Profile(RunningBrowser browser, IPage page, BrowserLimits limits, Action<string> say)
    {
        (_browser, Page, _limits, _say) = (browser, page, limits, say);
        _closed = new(CloseAsync);
        _end = new Timer(_ => EndVisit(), null, limits.Visit, Timeout.InfiniteTimeSpan);
    }

    public IPage Page { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.DisposeAsync();
        await _closed.Value;
    }

    private void EndVisit()
    {
        _say($"a visit was ended after {_limits.Visit.TotalSeconds} s, at {Page.Url}");
        _ = _closed.Value;
    }

    private async Task CloseAsync()
    {
        try
        {
            if (!await LeaveAsync().IsInTimeAsync(_limits.Close))
            {
                _say($"a page did not close in {_limits.Close.TotalSeconds} s, at {Page.Url}: a new browser is started");
                _browser.Retire();
            }
        }
        catch (PlaywrightException failure)
        {
            _say($"a page did not close: {failure.Message}");
            _browser.Retire();
        }
        _browser.Leave();
    }

    // Chromium loses a close command that arrives while a page is navigating (crbug.com/536385539), and Playwright then waits for its
    // answer for ever. An empty page does not navigate.
    private async Task LeaveAsync()
    {
        foreach (var page in Page.Context.Pages)
        {
            try
            {
                await page.GotoAsync("about:blank");
            }
            catch (Exception ended) when (ended is PlaywrightException or TimeoutException)
            {
                // Whether it closes is checked next.
            }
        }
        await Page.Context.CloseAsync();
    }
}
