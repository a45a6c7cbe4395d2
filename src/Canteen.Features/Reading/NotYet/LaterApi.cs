using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.NotYet;

/// <summary>Answers about features that do not exist yet, where a plain refusal is not enough.</summary>
internal static class LaterApi
{
    /// <summary>
    /// If everybody may read the post at the address, the answer is that posts cannot be embedded yet; anything else is unknown.
    /// </summary>
    public static async Task<IResult> EmbedAsync(
        ApiInput input, HttpContext http, PostGate gate, Database database, CanteenSettings settings, CancellationToken ct)
    {
        var url = input.Required("url", 2048);
        if (!url.StartsWith(
            settings.Address + "/@", StringComparison.OrdinalIgnoreCase) || !PostId.TryParse(url[(url.LastIndexOf('/') + 1)..], out var id))
            return NotYetApi.Unknown();
        return await database.ReadAsync(db => gate.VisiblePostAsync(db, id, viewer: null), ct) is null
            ? NotYetApi.Unknown()
            : NotYetApi.Refuse(http);
    }

    public static async Task<IResult> NoQuotesAsync(HttpContext http, PostId id, PostGate gate, Database database, CancellationToken ct) =>
        await database.ReadAsync(db => gate.VisiblePostAsync(db, id, http.Viewer()), ct) is null ? NotYetApi.Unknown() : NotYetApi.None();

    /// <summary>How many follows a block would end: none, because this server has no follows from or to other servers.</summary>
    public static IResult NoYears() =>
        Results.Json(new { annual_reports = Array.Empty<object>(), accounts = Array.Empty<object>(), statuses = Array.Empty<object>() });

    public static IResult NoYear() => Results.Json(new { state = "ineligible" });
}
