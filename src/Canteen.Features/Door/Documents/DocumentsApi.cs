using Canteen.Core.Text;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Middleware;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Documents;

internal static class DocumentsApi
{
    public static async Task<IResult> DescriptionAsync(HttpContext http, FindDocument find, CancellationToken ct) =>
        Answer(http, DocumentJson.From(await find.RunAsync(Document.About, ct)));

    public static async Task<IResult> PrivacyAsync(HttpContext http, FindDocument find, CancellationToken ct) =>
        Answer(http, DocumentJson.From(await find.RunAsync(Document.Privacy, ct)));

    public static async Task<IResult> TermsAsync(HttpContext http, FindDocument find, CancellationToken ct) =>
        Answer(http, TermsJson.From(await find.RunAsync(Document.Terms, ct)));

    /// <summary>Older terms are not kept, so there is only the day of those that hold.</summary>
    public static async Task<IResult> TermsOfDayAsync(HttpContext http, string date, FindDocument find, CancellationToken ct)
    {
        var terms = TermsJson.From(await find.RunAsync(Document.Terms, ct));
        return terms.EffectiveDate == date ? Answer(http, terms) : Fault.NotFound.ToResult();
    }

    private static IResult Answer<T>(HttpContext http, T json)
    {
        CachePolicy.Keep5Minutes(http);
        return Results.Json(json);
    }
}

/// <param name="UpdatedAt">ISO 8601</param>
/// <param name="Content">HTML</param>
internal sealed record DocumentJson(string UpdatedAt, string Content)
{
    public static DocumentJson From(DocumentText text) => new(ApiTime.Iso(text.ChangedAt) ?? DefaultText.Day + "T00:00:00.000Z", text.Html);
}

/// <param name="EffectiveDate">Since when these terms hold: <c>2026-01-31</c>.</param>
/// <param name="Content">HTML</param>
internal sealed record TermsJson(string EffectiveDate, bool Effective, string Content, string? SucceededBy)
{
    public static TermsJson From(DocumentText text) => new(ApiTime.Day(text.ChangedAt) ?? DefaultText.Day, true, text.Html, null);
}
