using System.Text.Json.Serialization;
using Canteen.Core.Text;

namespace Canteen.Core.Filters;

/// <summary>Mastodon's Filter. Within a FilterResult it comes without its parts.</summary>
public sealed record FilterJson(string Id, string Title, IReadOnlyList<string> Context, string? ExpiresAt, string FilterAction)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FilterKeywordJson>? Keywords { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FilterStatusJson>? Statuses { get; init; }

    public static FilterJson From(Filter filter) => Bare(filter) with
    {
        Keywords = [.. filter.Keywords.Select(FilterKeywordJson.From)],
        Statuses = [.. filter.Posts.Select(FilterStatusJson.From)],
    };

    internal static FilterJson Bare(Filter filter) => new(
        filter.Id.ToString(), filter.Title, FilterNamesJson.Of(filter.Contexts), ApiTime.Iso(filter.ExpiresAt),
        FilterNamesJson.Of(filter.Action));
}

public sealed record FilterKeywordJson(string Id, string Keyword, bool WholeWord)
{
    public static FilterKeywordJson From(FilterKeyword keyword) => new(keyword.Id.ToString(), keyword.Text, keyword.WholeWord);
}

public sealed record FilterStatusJson(string Id, string StatusId)
{
    public static FilterStatusJson From(FilteredPost post) => new(post.Id.ToString(), post.Post.ToString());
}

/// <summary>Mastodon's FilterResult. Where nothing of a kind was found, it is null.</summary>
public sealed record FilterResultJson(FilterJson Filter, IReadOnlyList<string>? KeywordMatches, IReadOnlyList<string>? StatusMatches)
{
    public static FilterResultJson From(FilterMatch match) => new(
        FilterJson.Bare(match.Filter), match.Keywords.Count == 0 ? null : match.Keywords,
        match.Posts.Count == 0 ? null : [.. match.Posts.Select(post => post.ToString())]);
}

/// <summary>What contexts and actions are called in Mastodon's API.</summary>
public static class FilterNamesJson
{
    private static readonly (FilterContext Context, string Name)[] Contexts =
    [
        (FilterContext.Home, "home"), (FilterContext.Notifications, "notifications"), (FilterContext.Public, "public"),
        (FilterContext.Thread, "thread"), (FilterContext.Account, "account"),
    ];

    public static IReadOnlyList<string> Of(FilterContext contexts) =>
        [.. Contexts.Where(known => contexts.HasFlag(known.Context)).Select(known => known.Name)];

    public static string Of(FilterAction action) => action switch
    {
        FilterAction.Hide => "hide",
        FilterAction.Blur => "blur",
        _ => "warn",
    };

    /// <returns>Null where there is none, or one that is unknown.</returns>
    public static FilterContext? ContextsOf(IReadOnlyList<string> names)
    {
        var contexts = FilterContext.None;
        foreach (var name in names)
        {
            if (Array.Find(Contexts, known => known.Name == name) is not { Name: not null } found) return null;
            contexts |= found.Context;
        }
        return contexts == FilterContext.None ? null : contexts;
    }

    public static FilterAction? ActionOf(string name) => name switch
    {
        "warn" => FilterAction.Warn,
        "hide" => FilterAction.Hide,
        "blur" => FilterAction.Blur,
        _ => null,
    };
}
