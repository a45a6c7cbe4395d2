using Canteen.Core.Notifications;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Only while it is quiet.</summary>
internal sealed class QuietNoticeSource(QuietHoursCache hours, TimeProvider clock) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var plan = await hours.FindAsync(context.Me(), context.RequestAborted);
        return plan?.QuietUntil(clock.Milliseconds()) is { } until ? new { Until = until } : null;
    }
}
