using Canteen.Core.Filters;

namespace Canteen.Features.Safety.Filters;

/// <summary>What the parts of filters are called on pages: keys of resources.</summary>
internal static class FilterWords
{
    public static readonly IReadOnlyList<(FilterContext Context, string Words)> Places =
    [
        (FilterContext.Home, "Home"), (FilterContext.Public, "Everyone and hashtags"), (FilterContext.Thread, "Threads"),
        (FilterContext.Account, "Profiles"), (FilterContext.Notifications, "Notifications"),
    ];

    public static readonly IReadOnlyList<(FilterAction Action, string Words, string Hint)> Actions =
    [
        (FilterAction.Warn, "Close the post", "You see the filter's name and the author, and can open the post."),
        (FilterAction.Hide, "Leave the post out", "The page says how many it left out, and can show them."),
        (FilterAction.Blur, "Cover its pictures", "Posts here have no pictures yet, so for now the whole post is closed."),
    ];

    /// <summary>By the value of the form's field.</summary>
    public static readonly IReadOnlyList<(string Value, string Words)> Ends =
    [
        (FilterForm.Never, "Never"), ("3600", "In 1 hour"), ("28800", "In 8 hours (when the shift ends)"), ("86400", "In 1 day"),
        ("604800", "In 7 days"),
    ];

    public static string NameOf(FilterContext context) => FilterNamesJson.Of(context)[0];

    public static string Of(FilterAction action) => action switch
    {
        FilterAction.Hide => "Leaves posts out",
        FilterAction.Blur => "Covers pictures",
        _ => "Closes posts",
    };
}
