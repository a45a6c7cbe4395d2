using Canteen.Features.Platform.Html;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Platform.Look;

/// <param name="Name">What a page says in <c>Active</c>.</param>
internal sealed record NavItem(string Name, string Href, string Icon, string Label);

/// <summary>Where one can go. Only what exists is listed.</summary>
internal static class NavItems
{
    public static IReadOnlyList<NavItem> For(PageFrame frame, IStringLocalizer<Words> l)
    {
        if (!frame.SignedIn) return [new("local", "/public", "tea", l["Local"])];
        var items = new List<NavItem>
        {
            new("home", "/home", "home", l["Home"]),
            new("local", "/public", "tea", l["Local"]),
            new("notifications", "/notifications", "bell", l["Notifications"]),
            new("favourites", "/favourites", "heart", l["Favourites"]),
            new("bookmarks", "/bookmarks", "bookmark", l["Bookmarks"]),
        };
        if (frame.Locked) items.Add(new("requests", "/follow-requests", "person-plus", l["Follow requests"]));
        items.Add(new("profile", Hole.Of(HoleKind.MyPath), "person", l["Profile"]));
        items.Add(new("settings", "/settings/profile", "gear", l["Settings"]));
        return items;
    }
}
