using Canteen.Core.Posts;
using Canteen.Core.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>Canteen's own interface; Mastodon has nothing like it.</summary>
internal static class CatchUpApi
{
    public static async Task<IResult> ShowAsync(
        HttpContext http, ApiInput input, FindSpan spans, ReadCatchUp read, PageViewer viewer, CancellationToken ct)
    {
        var zone = ReaderZone.Of(http.Request, (await viewer.FindAsync(http.Me(), ct))?.TimeZone ?? "");
        if (!(await spans.RunAsync(http.Me(), CatchUpInput.Span(input), zone, ct)).Is(out var span, out var fault)) return fault.ToResult();
        if (!CatchUpInput.View(input).Is(out var view, out fault)) return fault.ToResult();
        var filter = new ReaderFilter(FilterContext.Home);
        var reading = new CatchUpReading(await read.RunAsync(http.Me(), span, filter.LeavesOut, ct), view, zone, filter);
        return Results.Json(CatchUpJson.Of(reading));
    }

    public static async Task<IResult> MarkAsync(
        HttpContext http, ApiInput input, MarkCaughtUp mark, TimeProvider clock, CancellationToken ct)
    {
        var upto = clock.Milliseconds();
        if (input.Text("to", 40) is { Length: > 0 } text)
        {
            if (!CatchUpSpan.Moment(text, TimeZones.London, isEnd: true).Is(out var asked, out var fault)) return fault.ToResult();
            upto = Math.Min(upto, asked);
        }
        return Results.Json(new CaughtUpJson(ApiTime.Iso(await mark.RunAsync(http.Me(), upto, ct))));
    }
}
