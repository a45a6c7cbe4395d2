using System.Text;

namespace Canteen.Features.Safety.Filters;

/// <summary>
/// Comma-separated values as RFC 4180 has them. A cell that a spreadsheet would take for a formula gets an apostrophe before it, which is
/// taken away again when it is read (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal static class CsvText
{
    /// <summary>What begins a formula, also in the wide forms that spreadsheets take for the same.</summary>
    private const string BeginsFormula = "=+-@\t＝＋－＠";

    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>The lines that are not empty.</summary>
    /// <param name="badLine">The line with a quotation mark that is not closed, or after which more follows; 0 for none.</param>
    public static List<CsvRow> Read(string text, out int badLine)
    {
        var (rows, cells, at, line) = (new List<CsvRow>(), new List<string>(), 0, 1);
        badLine = 0;
        while (at < text.Length)
        {
            var begins = line;
            if (TryReadCell(text, ref at, ref line) is not { } cell)
            {
                badLine = begins;
                return [];
            }
            cells.Add(cell);
            if (at < text.Length && text[at++] == ',' && at < text.Length) continue;
            if (text[at - 1] == ',') cells.Add("");
            if (cells.Any(typed => typed.Length > 0)) rows.Add(new(begins, cells));
            (cells, line) = ([], line + 1);
        }
        return rows;
    }

    private static string Cell(string text)
    {
        var safe = IsGuarded(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Leaves <paramref name="at"/> at the comma or line end after the cell; null where that is something else.</summary>
    private static string? TryReadCell(string text, ref int at, ref int line)
    {
        if (at == text.Length || text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(',', '\n') is >= 0 and var length ? at + length : text.Length;
            var plain = text[at..end];
            at = end;
            return Unguarded(plain.Trim());
        }
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"'))
            {
                at++;
                return at == text.Length || text[at] is ',' or '\n' ? Unguarded(cell.ToString()) : null;
            }
            if (text[at] == '"') at++;
            if (text[at] == '\n') line++;
            cell.Append(text[at]);
        }
        return null;
    }

    private static string Unguarded(string cell) => cell.StartsWith('\'') && IsGuarded(cell) ? cell[1..] : cell;

    /// <summary>Also one that begins as a guarded one does, so that each has one way of being written.</summary>
    private static bool IsGuarded(string text) =>
        text.TrimStart('\'') is { Length: > 0 } rest && BeginsFormula.Contains(rest[0], StringComparison.Ordinal);
}

/// <param name="Line">From 1.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells);
