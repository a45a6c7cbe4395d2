using System.Globalization;
using Canteen.Core.Notifications;
using Canteen.Core.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Markers;

internal static class MarkersApi
{
    private static readonly string[] Timelines = [ReadingMarks.Home, ReadingMarks.Notifications];

    public static async Task<IResult> ShowAsync(ApiInput input, HttpContext http, ShowMarkers markers, CancellationToken ct)
    {
        var asked = input.List("timeline", 100).Intersect(Timelines, StringComparer.Ordinal).ToList();
        return asked.Count == 0 ? Answer([]) : Answer(await markers.RunAsync(http.Me(), asked, ct));
    }

    public static async Task<IResult> MoveAsync(ApiInput input, HttpContext http, MoveMarkers markers, CancellationToken ct)
    {
        var marks = Timelines.Where(input.Has).Select(timeline => (timeline, LastRead(input, timeline))).ToList();
        return Answer(marks.Count == 0 ? [] : await markers.RunAsync(http.Me(), marks, ct));
    }

    private static long LastRead(ApiInput input, string timeline) =>
        input.Object(timeline)!.Id<Post>("last_read_id") is { Value: > 0 } id
            ? id.Value
            : throw new BadInputException(
                Fault.Invalid($"Validation failed: {timeline}[last_read_id] must be the id of what was read last"));

    private static IResult Answer(IEnumerable<ReadingMark> marks) =>
        Results.Json(marks.ToDictionary(mark => mark.Timeline, MarkerJson.From, StringComparer.Ordinal));
}

internal sealed record MarkerJson(string LastReadId, long Version, string UpdatedAt)
{
    public static MarkerJson From(ReadingMark mark) =>
        new(mark.LastReadId.ToString(CultureInfo.InvariantCulture), mark.Version, ApiTime.Iso(mark.UpdatedAt));
}
