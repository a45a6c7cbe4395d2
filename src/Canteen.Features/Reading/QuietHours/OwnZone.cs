using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.QuietHours;

internal static class OwnZone
{
    /// <summary>The zone of whoever asks, as their pages show times.</summary>
    public static async ValueTask<TimeZoneInfo> OfAsync(HttpContext http, PageViewer viewer) =>
        ReaderZone.Of(http.Request, (await viewer.FindAsync(http.Me(), http.RequestAborted))?.TimeZone ?? "");
}
