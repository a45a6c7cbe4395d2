using System.Globalization;
using System.Text;
using Canteen.Core.Filters;
using Canteen.Core.Text;

namespace Canteen.Features.Safety.Filters;

/// <summary>Filters as a file: CSV with a line for each word, or JSON in the shape that the interface for apps has.</summary>
internal static class FilterFile
{
    /// <summary>How long a text may be, in characters: more than most people's filters, and less than a request may carry.</summary>
    public const int Longest = 300_000;

    private static readonly string[] Columns = ["filter", "title", "action", "places", "ends", "word", "whole word"];

    public static string ToCsv(IEnumerable<FilterEntry> entries)
    {
        var csv = new StringBuilder(CsvText.Line(Columns));
        foreach (var (number, entry) in entries.Index())
        {
            string[] filter =
            [
                (number + 1).ToString(CultureInfo.InvariantCulture), entry.Title, FilterNamesJson.Of(entry.Action),
                string.Join(' ', FilterNamesJson.Of(entry.Contexts)), ApiTime.Iso(entry.ExpiresAt) ?? "",
            ];
            foreach (var word in entry.Words.DefaultIfEmpty(new("", true)))
                csv.Append(CsvText.Line([.. filter, word.Text, word.WholeWord ? "yes" : "no"]));
        }
        return csv.ToString();
    }

    /// <summary>Reads what either of the two is; 422 with the line that cannot be read.</summary>
    public static Outcome<IReadOnlyList<FilterEntry>> Read(string text)
    {
        text = text.TrimStart('\uFEFF').Trim();
        if (PlainText.IsBlank(text)) return Bad("There is nothing to import");
        if (text.Length > Longest) return Bad($"The text is too long (maximum is {Longest} characters)");
        return text[0] is '[' or '{' ? FilterFileJson.Read(text) : ReadCsv(text.ReplaceLineEndings("\n"));
    }

    internal static Fault Bad(string sentence) => Fault.Invalid([new("text", "ERR_INVALID", sentence)]);

    private static Outcome<IReadOnlyList<FilterEntry>> ReadCsv(string text)
    {
        var rows = CsvText.Read(text, out var badLine);
        if (badLine > 0) return Bad($"Line {badLine}: a quotation mark is missing, or there is one too many");
        var names = rows[0].Cells.Select(name => name.Trim().ToLowerInvariant()).ToList();
        if (!names.Contains("title")) return Bad("Line 1: the names of the columns are missing, or none of them is “title”");
        if (names.Find(name => !Columns.Contains(name)) is { } odd) return Bad($"Line 1: there is no column called “{Short(odd)}”");
        var groups = new Dictionary<string, (FilterEntry Filter, List<FilterWord> Words)>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            if (row.Cells.Count > names.Count) return Bad($"Line {row.Line}: there are more cells than columns");
            var cells = Columns.ToDictionary(name => name, name => row.Cells.ElementAtOrDefault(names.IndexOf(name)) ?? "");
            if (!ReadRow(cells, row.Line).Is(out var filter, out var fault)) return fault;
            if (WholeWord(cells["whole word"]) is not { } whole) return Bad($"Line {row.Line}: “whole word” must be yes or no");
            var key = string.Join('\n', Columns[..5].Select(name => cells[name]));
            if (!groups.TryGetValue(key, out var group)) groups[key] = group = (filter, []);
            if (cells["word"].Length > 0) group.Words.Add(new(cells["word"], whole));
        }
        return groups.Values.Select(group => group.Filter with { Words = group.Words }).ToList();
    }

    private static Outcome<FilterEntry> ReadRow(Dictionary<string, string> cells, int line)
    {
        var (action, places, ends) = (cells["action"], cells["places"], cells["ends"]);
        if (FilterNamesJson.ActionOf(action.Length == 0 ? "warn" : action) is not { } does)
            return Bad($"Line {line}: “action” must be warn, hide or blur");
        var names = places.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        if ((names.Length == 0 ? FilterEntry.Everywhere : FilterNamesJson.ContextsOf(names)) is not { } contexts)
            return Bad($"Line {line}: “places” must be some of home, public, thread, account and notifications");
        if (!TryReadTime(ends, out var end)) return Bad($"Line {line}: “ends” must be a date and time such as 2026-01-31T12:00:00Z");
        return new FilterEntry(cells["title"], does, contexts, end, []) { Place = $"Line {line}" };
    }

    /// <summary>Empty is never.</summary>
    internal static bool TryReadTime(string? text, out long? milliseconds)
    {
        milliseconds = null;
        if (string.IsNullOrEmpty(text)) return true;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var time)) return false;
        milliseconds = time.ToUnixTimeMilliseconds();
        return true;
    }

    private static bool? WholeWord(string text) => text.ToLowerInvariant() switch
    {
        "" or "yes" or "true" or "1" => true,
        "no" or "false" or "0" => false,
        _ => null,
    };

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
