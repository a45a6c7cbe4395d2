using System.Globalization;
using Canteen.Core.Filters;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.Safety.Filters;

/// <summary>The form of a filter as it is filled in; what was typed is shown again when it is refused.</summary>
public sealed record FilterForm
{
    public const string Never = "never", Keep = "keep";

    /// <summary>The values of the choice what a word is found in; the last leaves each word as it is.</summary>
    public const string WholeWords = "whole", PartsToo = "parts", Mixed = "mixed";

    /// <summary>Room for as many keywords as somebody may have, each as long as it may be.</summary>
    private const int LongestWords = FilterRows.MostKeywords * (Keyword.MaxLength + 1);

    private const int LongestHad = FilterRows.MostKeywords * 20;

    public string Title { get; init; } = "";

    /// <summary>One on each line.</summary>
    public string Words { get; init; } = "";

    /// <summary>
    /// The ids of the keywords that the form showed, with commas: what came in meanwhile is not taken for deleted. Null: it showed all.
    /// </summary>
    public string? Had { get; init; }

    public string Ends { get; init; } = WholeWords;

    /// <summary>As the interface for apps calls them.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [.. FilterWords.Places.Select(place => FilterWords.NameOf(place.Context))];

    /// <inheritdoc cref="Contexts"/>
    public string Action { get; init; } = FilterNamesJson.Of(FilterAction.Warn);

    /// <summary>Until when: never, kept, or seconds from now.</summary>
    public string Until { get; init; } = Never;

    /// <summary>Words of a post to choose from.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    public static FilterForm Of(Filter filter) => new()
    {
        Title = filter.Title,
        Words = string.Join('\n', filter.Keywords.Select(keyword => keyword.Text)),
        Had = string.Join(',', filter.Keywords.Select(keyword => keyword.Id)),
        Ends = filter.Keywords.Select(keyword => keyword.WholeWord).Distinct().ToArray() switch
        {
            [false] => PartsToo,
            [_, _] => Mixed,
            _ => WholeWords,
        },
        Contexts = FilterNamesJson.Of(filter.Contexts),
        Action = FilterNamesJson.Of(filter.Action),
        Until = filter.ExpiresAt is null ? Never : Keep,
    };

    public static FilterForm For(PostView post)
    {
        var offered = post.Tags.Select(tag => "#" + tag.Display).ToList();
        return new() { Title = offered.FirstOrDefault() ?? "", Offered = offered };
    }

    public static FilterForm Read(ApiInput input) => new()
    {
        Title = input.Text("title") ?? "",
        Words = string.Join(
            '\n', input.List("picked", 100).Prepend(input.Text("words", LongestWords) ?? "").Where(text => text.Length > 0)),
        Had = input.Text("had", LongestHad),
        Ends = input.Text("ends", 64) ?? WholeWords,
        Contexts = input.List("context", 20),
        Action = input.Text("action", 64) ?? "",
        Until = input.Text("until", 64) ?? Never,
    };

    /// <param name="filter">The filter as it is; null for a new one.</param>
    public FilterDraft ToDraft(Filter? filter) => new(
        Title, FilterNamesJson.ContextsOf(Contexts), FilterNamesJson.ActionOf(Action), Seconds(filter),
        [.. Changed(filter?.Keywords ?? [])], HasContexts: true, HasAction: true);

    private IEnumerable<KeywordDraft> Changed(IReadOnlyList<FilterKeyword> known)
    {
        bool? whole = Ends switch { WholeWords => true, PartsToo => false, _ => null };
        var wanted = Words.Split('\n').Select(PlainText.OneLine).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)
            .Take(FilterRows.MostKeywords + 1).ToHashSet(StringComparer.Ordinal);
        var had = Had?.Split(',').ToHashSet(StringComparer.Ordinal);
        foreach (var keyword in known)
        {
            var isWanted = wanted.Remove(keyword.Text);
            if (!isWanted && had?.Contains(keyword.Id.ToString()) != false) yield return new(keyword.Id, null, null, Removes: true);
            else if (!isWanted) continue;
            else if (whole is { } other && other != keyword.WholeWord) yield return new(keyword.Id, null, other);
        }
        foreach (var text in wanted) yield return new(null, text, whole);
    }

    // What is no number is refused with the rule of the use case.
    private long? Seconds(Filter? filter) => Until switch
    {
        Never => 0,
        Keep => filter is null ? 0 : null,
        _ => long.TryParse(Until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : -1,
    };
}
