using System.Globalization;
using Canteen.Core.Text;
using CsvHelper;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>
/// A transcript as comma-separated values, written as it is read. A cell that a spreadsheet would take for a formula gets an apostrophe
/// before it (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal static class TranscriptCsv
{
    /// <summary>What spreadsheets take for the beginning of a formula too, and the library does not know.</summary>
    private const string WideForms = "＝＋－＠";

    private static readonly string[] Columns =
    [
        "question", "kind", "time", "author", "name", "profession", "organisation", "text", "url", "favourites", "boosts", "late",
    ];

    // The mark at the beginning tells spreadsheets that it is UTF-8.
    private static readonly CsvWriterOptions Form = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static async Task WriteAsync(
        Stream into, IAsyncEnumerable<IReadOnlyList<TranscriptEntry>> slices, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(into, Form, leaveOpen: true);
        await csv.WriteRecordAsync(Columns, ct);
        await foreach (var slice in slices.WithCancellation(ct))
        {
            foreach (var entry in slice) await csv.WriteRecordAsync(CellsOf(entry), ct);
            await csv.FlushAsync(ct);
        }
        await csv.FlushAsync(ct);
    }

    private static string[] CellsOf(TranscriptEntry entry)
    {
        var (post, author) = (entry.Post.ToView(), entry.Post.Author.View);
        string[] cells =
        [
            EntryWords.LabelOf(entry.Question), EntryWords.KindOf(entry.Kind), ApiTime.Iso(post.CreatedAt), author.Acct, author.Name,
            author.Profession, author.Organisation, EntryWords.TextOf(post), post.Url,
            post.FavouritesCount.ToString(CultureInfo.InvariantCulture), post.BoostsCount.ToString(CultureInfo.InvariantCulture),
            EntryWords.LateOf(entry.Lateness),
        ];
        return Array.ConvertAll(cells, cell => BeginsWide(cell) ? "'" + cell : cell);
    }

    private static bool BeginsWide(string cell) => cell.Length > 0 && WideForms.Contains(cell[0], StringComparison.Ordinal);
}
