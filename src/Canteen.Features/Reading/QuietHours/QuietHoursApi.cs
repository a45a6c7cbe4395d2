using Canteen.Core.Notifications;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Canteen's own interface; Mastodon has nothing like it.</summary>
internal static class QuietHoursApi
{
    public static async Task<IResult> ShowAsync(
        HttpContext http, QuietHoursCache hours, PageViewer viewer, TimeProvider clock, CancellationToken ct)
    {
        var plan = await hours.FindAsync(http.Me(), ct) ?? new QuietPlan(await OwnZone.OfAsync(http, viewer), []);
        return Results.Json(QuietHoursJson.From(plan, clock.Milliseconds()));
    }

    public static async Task<IResult> ChangeAsync(
        ApiInput input, HttpContext http, ChangeQuietHours change, PageViewer viewer, TimeProvider clock, CancellationToken ct) =>
        Answer(await change.RunAsync(http.Me(), QuietInput.Draft(input), await OwnZone.OfAsync(http, viewer), ct), clock);

    public static async Task<IResult> DeleteAsync(HttpContext http, DeleteQuietHours delete, CancellationToken ct) =>
        (await delete.RunAsync(http.Me(), ct)).ToResult(_ => new object());

    public static async Task<IResult> BeginAsync(
        ApiInput input, HttpContext http, BeginQuiet begin, PageViewer viewer, TimeProvider clock, CancellationToken ct) =>
        Answer(await begin.RunAsync(http.Me(), QuietInput.End(input), await OwnZone.OfAsync(http, viewer), ct), clock);

    public static async Task<IResult> EndAsync(
        HttpContext http, EndQuiet end, PageViewer viewer, TimeProvider clock, CancellationToken ct) =>
        Answer(await end.RunAsync(http.Me(), await OwnZone.OfAsync(http, viewer), ct), clock);

    private static IResult Answer(Outcome<QuietPlan> outcome, TimeProvider clock) =>
        outcome.ToResult(plan => QuietHoursJson.From(plan, clock.Milliseconds()));
}
