using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>By which clock, and at which moment, a page about tweetchats is read.</summary>
internal sealed class PageReader(PageViewer viewer, TimeProvider clock)
{
    /// <summary>Milliseconds.</summary>
    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public async ValueTask<TimeZoneInfo> ZoneAsync(HttpContext http)
    {
        var reader = http.Viewer() is { } me ? await viewer.FindAsync(me, http.RequestAborted) : null;
        return ReaderZone.Of(http.Request, reader?.TimeZone ?? "");
    }
}
