using Canteen.Testing;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>How somebody comes: which device, with script or without, in the light or in the dark.</summary>
public sealed record Guest
{
    public bool Script { get; init; } = true;
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 900;
    public ColorScheme Colours { get; init; } = ColorScheme.Light;
}

/// <summary>
/// One person's browser on a server: a profile of its own with one page. It notes everything that went wrong on the way (errors and
/// warnings of the console, refusals of the content security policy, failed scripts) and fails the test at the end if there was anything.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _profile;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext profile, IPage page)
    {
        (_profile, Page) = (profile, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsExpected(message.Text)) _complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Add("script: " + error);
    }

    public IPage Page { get; }

    /// <summary>Status codes that a test provokes on purpose; Chromium writes them to the console as errors.</summary>
    public HashSet<int> Provoked { get; } = [];

    public static async Task<Visit> StartAsync(Chromium chromium, TestServer server, Guest? guest = null, string? cookies = null)
    {
        guest ??= new();
        var profile = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = server.Address,
            JavaScriptEnabled = guest.Script,
            ColorScheme = guest.Colours,
            ViewportSize = new() { Width = guest.Width, Height = guest.Height },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            StorageState = cookies,
        });
        profile.SetDefaultTimeout(Chromium.Patience);
        return new Visit(profile, await profile.NewPageAsync());
    }

    /// <summary>Comes in through the sign-in page.</summary>
    public async Task<Visit> SignInAsync(string handle)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("input[name=email]", $"{handle}@example.org");
        await Page.FillAsync("input[name=password]", TestServer.PasswordOfMembers);
        await Page.ClickAsync("main button[type=submit]");
        await Page.WaitForURLAsync("**/home");
        return this;
    }

    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(path);

    public Task SetSizeAsync(int width, int height) => Page.SetViewportSizeAsync(width, height);

    public Task ColourAsync(ColorScheme colours) => Page.EmulateMediaAsync(new() { ColorScheme = colours });

    public async ValueTask DisposeAsync()
    {
        await _profile.DisposeAsync();
        Assert.Empty(_complaints);
    }

    private bool IsExpected(string text) => Provoked.Any(code => text.Contains($"status of {code}", StringComparison.Ordinal));
}
