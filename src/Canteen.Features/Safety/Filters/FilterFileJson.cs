using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Canteen.Core.Filters;
using Canteen.Core.Text;

namespace Canteen.Features.Safety.Filters;

/// <summary>Filters as JSON, in the shape of Mastodon's Filter without what only one server knows.</summary>
internal static class FilterFileJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(IEnumerable<FilterEntry> entries) => JsonSerializer.Serialize(
        entries.Select(entry => new FilterJson(
            entry.Title, [.. FilterNamesJson.Of(entry.Contexts)], ApiTime.Iso(entry.ExpiresAt), FilterNamesJson.Of(entry.Action),
            [.. entry.Words.Select(word => new WordJson(word.Text, word.WholeWord))])),
        Options);

    public static Outcome<IReadOnlyList<FilterEntry>> Read(string text)
    {
        FilterJson?[]? read;
        try
        {
            read = JsonSerializer.Deserialize<FilterJson?[]>(text, Options);
        }
        catch (JsonException e)
        {
            return FilterFile.Bad($"Line {(e.LineNumber ?? 0) + 1}: this is not JSON, or not a list of filters");
        }
        var entries = new List<FilterEntry>();
        foreach (var (number, filter) in (read ?? []).Index())
        {
            if (!Entry(filter, $"Filter {number + 1}").Is(out var entry, out var fault)) return fault;
            entries.Add(entry);
        }
        return entries;
    }

    private static Outcome<FilterEntry> Entry(FilterJson? filter, string place)
    {
        if (filter is null) return FilterFile.Bad($"{place}: there is nothing");
        if (FilterNamesJson.ActionOf(filter.FilterAction ?? "warn") is not { } action)
            return FilterFile.Bad($"{place}: “filter_action” must be warn, hide or blur");
        if ((filter.Context is { } names ? FilterNamesJson.ContextsOf(names) : FilterEntry.Everywhere) is not { } contexts)
            return FilterFile.Bad($"{place}: “context” must have some of home, public, thread, account and notifications");
        if (!FilterFile.TryReadTime(filter.ExpiresAt, out var end))
            return FilterFile.Bad($"{place}: “expires_at” must be a date and time such as 2026-01-31T12:00:00Z");
        var words = (filter.Keywords ?? []).Select(word => new FilterWord(word?.Keyword ?? "", word?.WholeWord ?? true)).ToList();
        return new FilterEntry(filter.Title ?? "", action, contexts, end, words) { Place = place };
    }

    private sealed record FilterJson(string? Title, string[]? Context, string? ExpiresAt, string? FilterAction, WordJson?[]? Keywords);

    private sealed record WordJson(string? Keyword, bool? WholeWord);
}
