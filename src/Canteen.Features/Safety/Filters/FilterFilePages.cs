using System.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Filters;

/// <summary>Downloading one's filters as a file, and taking them from one.</summary>
internal static class FilterFilePages
{
    /// <summary>A multiple of what may be typed: in UTF-8 a character takes up to three bytes.</summary>
    private const int MostBytes = 3 * FilterFile.Longest;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Fault NotUtf8 =
        FilterFile.Bad("The file isn't in UTF-8. In a spreadsheet, choose “CSV UTF-8” when you save it");

    public static async Task<IResult> ExportAsync(HttpContext http, ApiInput input, ListFilters list, CancellationToken ct)
    {
        var format = input.Text("format", 64) ?? "csv";
        if (format is not ("csv" or "json")) return Fault.BadRequest("format must be csv or json").ToResult();
        http.Response.Headers.CacheControl = "private, no-store";
        var entries = (await list.RunAsync(http.Me(), ct)).Select(FilterEntry.Of);
        return format == "json"
            ? Results.File(Encoding.UTF8.GetBytes(FilterFileJson.Write(entries)), "application/json; charset=utf-8", "filters.json")
            // The mark at the beginning tells spreadsheets that it is UTF-8.
            : Results.File(Encoding.UTF8.GetBytes('\uFEFF' + FilterFile.ToCsv(entries)), "text/csv; charset=utf-8", "filters.csv");
    }

    public static IResult Ask() => PageAnswers.Show<ImportFiltersPage>(new { });

    public static async Task<IResult> ImportAsync(HttpContext http, ApiInput input, ImportFilters import, CancellationToken ct)
    {
        string? sent;
        try
        {
            sent = await FileAsync(http, ct);
        }
        catch (DecoderFallbackException)
        {
            return Again("", NotUtf8);
        }
        var text = sent ?? input.Text("text", MostBytes) ?? "";
        if (!FilterFile.Read(text).Is(out var entries, out var fault)) return Again(text, fault);
        return (await import.RunAsync(http.Me(), entries, ct)).Is(out var done, out fault)
            ? GoBack.To($"{FiltersPages.Path}?imported={done.Added}&left={done.LeftOut}")
            : Again(text, fault);
    }

    private static IResult Again(string text, Fault fault) =>
        PageAnswers.Show<ImportFiltersPage>(new { Typed = text, Fault = FilterFaults.Plain(fault) }, fault);

    /// <summary>The text of the file that was sent; null where none was.</summary>
    private static async Task<string?> FileAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.Form.Files["file"] is not { Length: > 0 and <= MostBytes } file) return null;
        using var reader = new StreamReader(file.OpenReadStream(), Strict);
        return PlainText.Clean(await reader.ReadToEndAsync(ct));
    }
}
