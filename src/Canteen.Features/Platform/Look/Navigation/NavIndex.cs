using Canteen.Features.Platform.Html;

namespace Canteen.Features.Platform.Look.Navigation;

/// <summary>All pages of the navigation, as rooms registered them, and what one viewer is shown of it.</summary>
public sealed class NavIndex(IEnumerable<NavItem> items)
{
    private readonly NavItem[] _items = [.. items.OrderBy(item => item.Order)];

    /// <summary>The places of the main navigation, in order.</summary>
    public IEnumerable<NavPlace> Places(PageFrame frame) => All(frame).Where(place => !place.InMenu);

    /// <summary>What stands in the account menu, in order.</summary>
    public IEnumerable<NavPlace> Menu(PageFrame frame) => All(frame).Where(place => place.InMenu);

    /// <summary>The pages beside the current one in its section; empty where it stands alone.</summary>
    public IReadOnlyList<NavItem> Tabs(PageFrame frame, string active)
    {
        if (SectionOf(active) is not { } section) return [];
        NavItem[] tabs = [.. Shown(frame).Where(item => item.Section == section)];
        return tabs.Length > 1 ? tabs : [];
    }

    /// <summary>The pages that a key opens.</summary>
    public IEnumerable<NavItem> WithKeys(PageFrame frame) => Shown(frame).Where(item => item.Key is not null);

    public NavSection? SectionOf(string active) => Array.Find(_items, item => item.Name == active)?.Section;

    /// <summary>The argument of the hole for a page's mark.</summary>
    internal long NumberOf(NavItem item) => Array.IndexOf(_items, item);

    internal ValueTask<HtmlPart> LoadMarkAsync(long number, PageFiller page) => _items[number].Mark!(page);

    private IEnumerable<NavItem> Shown(PageFrame frame) => _items.Where(item => item.IsShown(frame));

    private IEnumerable<NavPlace> All(PageFrame frame)
    {
        var alone = Shown(frame).Where(item => item.Section is null).Select(item => new NavPlace(item.Label, item.Icon, item.Order, [item])
        {
            InMenu = item.InMenu, InTabBar = item.InTabBar,
        });
        return alone.Concat(NavSection.All.Select(section => Of(section, frame)).OfType<NavPlace>()).OrderBy(place => place.Order);
    }

    private NavPlace? Of(NavSection section, PageFrame frame)
    {
        NavItem[] pages = [.. Shown(frame).Where(item => item.Section == section)];
        if (pages.Length == 0) return null;
        var (label, icon) = pages is [var only] ? (only.Label, only.Icon) : (section.Label, section.Icon);
        return new(label, icon, section.Order, pages) { InMenu = section.InMenu, InTabBar = section.InTabBar };
    }
}

/// <summary>One link of the navigation, which leads to the first of its pages.</summary>
public sealed record NavPlace(string Label, string Icon, int Order, IReadOnlyList<NavItem> Pages)
{
    public bool InMenu { get; init; }
    public bool InTabBar { get; init; }
    public string Href => Pages[0].Href;

    /// <summary>The value of <c>aria-current</c>: the place itself, another of its pages, or none of them.</summary>
    public string? Current(string active) =>
        Pages[0].Name == active ? "page" : Pages.Any(page => page.Name == active) ? "true" : null;
}
