using Canteen.Core.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>Canteen's own interface; Mastodon has nothing like it.</summary>
internal static class MailApi
{
    public static async Task<IResult> ShowAsync(HttpContext http, Database database, PageViewer viewer, CancellationToken ct) =>
        Results.Json(await NowAsync(http, database, viewer, ct));

    /// <summary>What is not given stays as it is.</summary>
    public static async Task<IResult> ChangeAsync(
        HttpContext http, ApiInput input, ChooseMail choose, Database database, PageViewer viewer, CancellationToken ct)
    {
        var before = MailForm.Of((await database.ReadAsync(db => MailRows.FindAsync(db, http.Me()), ct))?.Plan);
        var zone = await MailPages.ZoneAsync(http, viewer);
        if (!MailPlan.Of(Word("frequency") ?? before.How, Word("weekday") ?? before.Weekday, Word("hour") ?? before.Hour, zone)
            .Is(out var choice, out var fault)) return fault.ToResult();
        await choose.RunAsync(http.Me(), choice.Plan, ct);
        return Results.Json(await NowAsync(http, database, viewer, ct));

        string? Word(string name) => input.Text(name, 20) is { Length: > 0 } text ? text : null;
    }

    private static async Task<CatchUpMailJson> NowAsync(HttpContext http, Database database, PageViewer viewer, CancellationToken ct)
    {
        var row = await database.ReadAsync(db => MailRows.FindAsync(db, http.Me()), ct);
        var zone = row?.Plan.Zone ?? await MailPages.ZoneAsync(http, viewer);
        return CatchUpMailJson.Of(row?.Plan, row?.NextAt, zone);
    }
}

/// <param name="Frequency">off, daily or weekly.</param>
/// <param name="Weekday">monday to sunday; null unless it is weekly.</param>
/// <param name="Hour">By the clock of the zone; null where it is off.</param>
/// <param name="NextAt">When the next mail comes, if there is anything to tell; null where it is off.</param>
internal sealed record CatchUpMailJson(string Frequency, string? Weekday, int? Hour, string TimeZone, string? NextAt)
{
    public static CatchUpMailJson Of(MailPlan? plan, long? next, TimeZoneInfo zone) => new(
        MailForm.Of(plan).How, plan?.Weekday?.ToString().ToLowerInvariant(), plan?.Hour, zone.Id, next is { } at ? ApiTime.Iso(at) : null);
}
