namespace Canteen.Features.Reading.Lists;

/// <summary>Mastodon's List.</summary>
internal sealed record ListJson(string Id, string Title, string RepliesPolicy, bool Exclusive)
{
    public static ListJson From(PersonalList list) =>
        new(list.Id.ToString(), list.Title, ListNamesJson.Of(list.Replies), list.IsExclusive);
}

/// <summary>A list as Canteen's own interface shows it, with what Mastodon does not have.</summary>
internal sealed record CanteenListJson(
    string Id, string Title, string RepliesPolicy, bool Exclusive, bool Pinned, bool Notify, string Icon, string Colour, int? AccountsCount,
    IReadOnlyList<ListTagJson> Tags, IReadOnlyList<string> SearchIds)
{
    public static CanteenListJson From(PersonalList list) => new(
        list.Id.ToString(), list.Title, ListNamesJson.Of(list.Replies), list.IsExclusive, list.IsPinned, list.Notifies, list.Icon,
        ListNamesJson.Of(list.Colour), list.People, ListTagJson.From(list.Tags),
        [.. list.Searches.Select(search => search.ToString())]);
}

/// <summary>A saved search in a list.</summary>
internal sealed record ListSearchJson(string Id, string Title, string Query)
{
    public static ListSearchJson From(SavedSearch search) => new(search.Id.ToString(), search.Title, search.Query);
}

/// <param name="Name">Folded.</param>
/// <param name="DisplayName">As it was typed, without the #.</param>
internal sealed record ListTagJson(string Name, string DisplayName)
{
    public static IReadOnlyList<ListTagJson> From(IReadOnlyList<ListTag> tags) =>
        [.. tags.Select(tag => new ListTagJson(tag.Name, tag.Display))];
}

/// <summary>What answers and colours are called in the interfaces.</summary>
internal static class ListNamesJson
{
    private static readonly string[] Replies = ["followed", "list", "none"];

    private static readonly string[] ColourNames = [.. Enum.GetNames<ListColour>().Select(name => name.ToLowerInvariant())];

    /// <summary>In the order of <see cref="ListColour"/>.</summary>
    public static IReadOnlyList<string> Colours => ColourNames;

    public static string Of(ListReplies replies) => Replies[(int)replies];

    public static string Of(ListColour colour) => ColourNames[(int)colour];

    /// <summary>Null for a name that there is not.</summary>
    public static ListReplies? RepliesOf(string? name) => Array.IndexOf(Replies, name) is >= 0 and var at ? (ListReplies)at : null;

    /// <inheritdoc cref="RepliesOf"/>
    public static ListColour? ColourOf(string? name) => Array.IndexOf(ColourNames, name) is >= 0 and var at ? (ListColour)at : null;
}
