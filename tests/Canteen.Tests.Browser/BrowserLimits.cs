namespace Canteen.Tests.Browser;

/// <summary>How long the browser may take; the limits are long, because a machine that runs all suites at once is slow.</summary>
public sealed record BrowserLimits
{
    /// <summary>To start, and to open a profile.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>To close a profile, or itself.</summary>
    public TimeSpan Close { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For a whole visit: some calls of Playwright, such as EvaluateAsync, have no time limit of their own.</summary>
    public TimeSpan Visit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For the visits that are still in progress in a browser which takes no new ones.</summary>
    public TimeSpan Leave { get; init; } = TimeSpan.FromMinutes(1);
}
