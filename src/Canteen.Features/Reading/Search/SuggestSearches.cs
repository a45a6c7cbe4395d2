using Canteen.Core.Accounts;
using Canteen.Core.Lists;
using Canteen.Core.People;
using Canteen.Core.Search;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Reading.Search;

/// <summary>
/// What somebody who has begun to type in the search box may want: people, hashtags, searches of their own; behind an operator what it
/// takes. Nothing that the search itself would not find for them.
/// </summary>
public sealed class SuggestSearches(
    SuggestAccounts people, SuggestTagNames tags, SavedSearchCache saved, ListRecentSearches recent, ListCache lists)
{
    private const int Most = 4;
    private const int MostOfOperator = 6;

    private static readonly string[] Places = ["home", "library", "public"];

    /// <param name="viewer">Null for a visitor.</param>
    /// <param name="typed">As far as the caret.</param>
    internal async Task<SuggestedSearches> RunAsync(AccountId? viewer, string typed, CancellationToken ct)
    {
        var begun = BegunSearch.Of(typed);
        return begun.Kind switch
        {
            BegunKind.Person when viewer is { } me => await AfterPersonAsync(me, begun, ct),
            BegunKind.Place when viewer is { } me => await AfterPlaceAsync(me, begun, ct),
            BegunKind.Person or BegunKind.Place => new(),
            BegunKind.Tag => new() { Tags = await TagsAsync(viewer, begun, MostOfOperator, ct) },
            _ => await OfWordsAsync(viewer, begun, ct),
        };
    }

    private async Task<SuggestedSearches> OfWordsAsync(AccountId? viewer, BegunSearch begun, CancellationToken ct)
    {
        var words = begun.Value;
        var found = words.Length > 0
            ? new SuggestedSearches
            {
                People = (await people.RunAsync(viewer, words, Most, ct))
                    .ConvertAll(person => new PersonOption(person) { Href = person.Path }),
                Tags = await TagsAsync(viewer, begun, Most, ct),
            }
            : new();
        if (viewer is not { } me) return found;
        var queries = (await recent.RunAsync(me, ct)).Where(query => Begins(query, words) && !Same(query, words)).Take(Most);
        var own = (await saved.FindAsync(me, ct)).Where(search => Holds(search.Title, words) || Begins(search.Query, words)).Take(Most);
        return found with
        {
            Saved = [.. own.Select(search => new TextOption(search.Title) { Href = $"/searches/{search.Id}" })],
            Recent = [.. queries.Select(query => new TextOption(query) { Href = "/search?q=" + Uri.EscapeDataString(query) })],
        };
    }

    private async Task<SuggestedSearches> AfterPersonAsync(AccountId me, BegunSearch begun, CancellationToken ct)
    {
        var found = begun.Value.Length == 0 ? [] : await people.RunAsync(me, begun.Value, MostOfOperator, ct);
        return new() { People = found.ConvertAll(person => new PersonOption(person) { Text = begun.Before + person.Acct }) };
    }

    private async Task<SuggestedSearches> AfterPlaceAsync(AccountId me, BegunSearch begun, CancellationToken ct)
    {
        if (begun.Value is ['#' or '＃', _, ..]) return new() { Tags = await TagsAsync(me, begun, MostOfOperator, ct) };
        var names = (await lists.FindAsync(me, ct)).Select(list => list.Title).Where(title => Holds(title, begun.Value))
            .Concat(Places.Where(place => Begins(place, begun.Value)));
        var options = names.Where(name => BegunName.Written(name) is not null).Take(MostOfOperator);
        return new() { Lists = [.. options.Select(name => new TextOption(name) { Text = begun.Before + BegunName.Written(name) })] };
    }

    private async Task<List<TagOption>> TagsAsync(AccountId? viewer, BegunSearch begun, int most, CancellationToken ct) =>
        (await tags.RunAsync(viewer, begun.Value, most, ct)).ConvertAll(tag => begun.IsAlone
            ? new TagOption(tag) { Href = TagName.Path(tag.Name) }
            : new TagOption(tag) { Text = $"{begun.Before}#{tag.Display}" });

    private static bool Begins(string text, string words) => FoldedText.Of(text).StartsWith(FoldedText.Of(words), StringComparison.Ordinal);

    private static bool Same(string text, string words) => FoldedText.Of(text) == FoldedText.Of(words);

    private static bool Holds(string text, string words) => FoldedText.Of(text).Contains(FoldedText.Of(words), StringComparison.Ordinal);
}

/// <summary>Names behind an operator.</summary>
internal static class BegunName
{
    /// <returns>With quotation marks where it needs them; null where it cannot be written.</returns>
    public static string? Written(string name)
    {
        var query = new SearchQuery.Operator(SearchOperator.In, name);
        var written = query.ToString();
        return QueryReader.Read(written).Is(out var read, out _) && Equals(read.Query, query) ? written["in:".Length..] : null;
    }
}

/// <summary>By kind, each in its order.</summary>
internal sealed record SuggestedSearches
{
    public IReadOnlyList<PersonOption> People { get; init; } = [];

    public IReadOnlyList<TagOption> Tags { get; init; } = [];

    public IReadOnlyList<TextOption> Lists { get; init; } = [];

    public IReadOnlyList<TextOption> Saved { get; init; } = [];

    public IReadOnlyList<TextOption> Recent { get; init; } = [];
}

/// <summary>One that goes somewhere (<c>Href</c>), or stands in place of what was typed (<c>Text</c>).</summary>
internal sealed record PersonOption(AccountView Person)
{
    public string? Href { get; init; }
    public string? Text { get; init; }
}

/// <inheritdoc cref="PersonOption"/>
internal sealed record TagOption(TagNameView Tag)
{
    /// <summary>Public posts of this week; 0 where nobody counted.</summary>
    public long WeekUses { get; init; }

    public string? Href { get; init; }
    public string? Text { get; init; }
}

/// <inheritdoc cref="PersonOption"/>
internal sealed record TextOption(string Name)
{
    public string? Href { get; init; }
    public string? Text { get; init; }
}
