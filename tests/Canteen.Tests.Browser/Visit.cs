using System.Text.RegularExpressions;
using Canteen.Testing;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>The device and browser of a visit: size, script on or off, light or dark.</summary>
public sealed record Guest
{
    public bool Script { get; init; } = true;
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 900;

    /// <summary>Device pixels for one pixel of the page: 2 has the same effect as a zoom of 200%.</summary>
    public int Scale { get; init; } = 1;

    public ColorScheme Colours { get; init; } = ColorScheme.Light;

    /// <summary>The page's service worker runs. Playwright does not see what it fetches, so other tests do without.</summary>
    public bool HasWorker { get; init; }
}

/// <summary>
/// One person's browser on a server: its own profile with one page. It records everything that goes wrong (console errors and warnings,
/// violations of the content security policy, failed scripts) and fails the test at the end if there was anything.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly Profile _profile;
    private readonly List<string> _complaints = [];

    private Visit(Profile profile)
    {
        _profile = profile;
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message.Text))
                _complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        Page.PageError += (_, error) =>
        {
            if (!BreaksScript) _complaints.Add("script: " + error);
        };
    }

    public IPage Page => _profile.Page;

    /// <summary>Status codes that a test provokes on purpose; Chromium writes them to the console as errors.</summary>
    public HashSet<int> Provoked { get; } = [];

    /// <summary>The server is away for a while, which Chromium reports on the console.</summary>
    public bool LosesServer { get; set; }

    /// <summary>The page's script does not arrive, or only in part, which Chromium reports on the console.</summary>
    public bool BreaksScript { get; set; }

    public static async Task<Visit> StartAsync(Chromium chromium, TestServer server, Guest? guest = null, string? cookies = null)
    {
        guest ??= new();
        var profile = await chromium.OpenAsync(new()
        {
            BaseURL = server.Address,
            JavaScriptEnabled = guest.Script,
            ColorScheme = guest.Colours,
            DeviceScaleFactor = guest.Scale,
            ViewportSize = new() { Width = guest.Width, Height = guest.Height },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            StorageState = cookies,
            ServiceWorkers = guest.HasWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        return new Visit(profile);
    }

    /// <summary>Signs in through the sign-in page.</summary>
    public async Task<Visit> SignInAsync(string handle)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("input[name=email]", $"{handle}@example.org");
        await Page.FillAsync("input[name=password]", TestServer.PasswordOfMembers);
        await Page.ClickAsync("main button[type=submit]");
        await Page.IsAtAsync("**/home");
        return this;
    }

    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Goes to a live page; returns once the server has opened its stream.</summary>
    public Task ListenAsync(string path) =>
        Page.RunAndWaitForResponseAsync(
            () => Page.GotoAsync(path),
            answer => answer.Url.Contains("/live/", StringComparison.Ordinal) && answer.Url.Contains("?on=", StringComparison.Ordinal));

    public Task SetSizeAsync(int width, int height) => Page.SetViewportSizeAsync(width, height);

    public Task ColourAsync(ColorScheme colours) => Page.EmulateMediaAsync(new() { ColorScheme = colours });

    public async ValueTask DisposeAsync()
    {
        var complaints = _complaints.ToList();
        await _profile.DisposeAsync();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    /// <summary>Another tab is brought in front of this one, or goes away again.</summary>
    public Task HideAsync(bool hidden) => Page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }",
        hidden);

    private bool IsExpected(string text) =>
        text == "Service Worker registration blocked by Playwright"
            || ((LosesServer || BreaksScript) && text.Contains("net::ERR_", StringComparison.Ordinal))
            || Provoked.Any(code => text.Contains($"status of {code}", StringComparison.Ordinal));
}

internal static class StreamOfPage
{
    /// <summary>Call before whatever ends the stream: the task completes once the page's stream is closed.</summary>
    public static Task WaitForStreamEndAsync(this IPage page)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.RequestFailed += (_, request) => Note(request);
        page.RequestFinished += (_, request) => Note(request);
        return ended.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience));

        void Note(IRequest request)
        {
            if (request.Url.Contains("?on=", StringComparison.Ordinal)) ended.TrySetResult();
        }
    }
}

internal static class ArrivalOfPage
{
    /// <summary>
    /// Waits until a page at this address is loaded. Playwright's <c>WaitForURLAsync</c> can miss the load event, when it comes between its
    /// look and its wait, and then waits in vain.
    /// </summary>
    /// <param name="pattern">The whole address; <c>**</c> stands for anything.</param>
    public static async Task IsAtAsync(this IPage page, string pattern)
    {
        var address = string.Join(".*", pattern.Split("**").Select(Regex.Escape));
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"^{address}$"));
        await page.IsLoadedAsync();
    }

    public static Task IsLoadedAsync(this IPage page) => page.WaitForFunctionAsync("() => document.readyState === 'complete'");
}
