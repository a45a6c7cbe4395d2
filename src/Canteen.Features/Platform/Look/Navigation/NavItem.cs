using Canteen.Features.Platform.Html;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Look.Navigation;

/// <summary>A page in the navigation. The room that has the page registers it.</summary>
/// <param name="Name">What a page passes as <c>Active</c>.</param>
/// <param name="Label">In English: the key of the resource.</param>
/// <param name="Order">Lower comes first, in its section or among the places.</param>
public sealed record NavItem(string Name, string Href, string Icon, string Label, int Order)
{
    /// <summary>The section whose tab it is; null for a place of its own.</summary>
    public NavSection? Section { get; init; }

    /// <summary>It stands in the account menu instead of the main navigation. A section says this for all its pages.</summary>
    public bool InMenu { get; init; }

    /// <summary>It has a tab at the foot of a phone's screen. A section says this for all its pages.</summary>
    public bool InTabBar { get; init; }

    /// <summary>The key that opens it after "g"; null for none.</summary>
    public char? Key { get; init; }

    /// <summary>Who sees it; by default everybody who is signed in.</summary>
    public Predicate<PageFrame> IsShown { get; init; } = frame => frame.SignedIn;

    /// <summary>Loads what stands beside the label: a count, or a sign that something is live. Null for nothing.</summary>
    public Func<PageFiller, ValueTask<HtmlPart>>? Mark { get; init; }
}

/// <summary>
/// A place in the navigation that several rooms share: their pages are its tabs. With one page it is shown as that page; without pages it
/// is not shown.
/// </summary>
public sealed record NavSection(string Name, string Icon, string Label, int Order)
{
    public static readonly NavSection Home = new("home", "home", "Home", 10) { InTabBar = true };
    public static readonly NavSection Explore = new("explore", "search", "Explore", 20) { InTabBar = true };
    public static readonly NavSection Saved = new("saved", "bookmark", "Saved", 80);
    public static readonly NavSection Moderation = new("moderation", "shield", "Moderation", 60) { InMenu = true };

    internal static readonly IReadOnlyList<NavSection> All = [Home, Explore, Saved, Moderation];

    /// <inheritdoc cref="NavItem.InMenu"/>
    public bool InMenu { get; init; }

    /// <inheritdoc cref="NavItem.InTabBar"/>
    public bool InTabBar { get; init; }
}

public static class NavRegistration
{
    public static IServiceCollection AddNavItem(this IServiceCollection services, NavItem item) => services.AddSingleton(item);
}
