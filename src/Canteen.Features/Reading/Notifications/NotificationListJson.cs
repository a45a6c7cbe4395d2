using Canteen.Core.Notifications;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Answers with notifications as a JSON array of Notifications.</summary>
internal sealed class NotificationListJson(IReadOnlyList<ShownNotification> told) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var writer = httpContext.RequestServices.GetRequiredService<NotificationWriterJson>();
        return StatusListJson.AnswerAsync(httpContext, 1 + Math.Max(1, told.Count) + told.Sum(writer.Measure), into => Write(writer, into));
    }

    private void Write(NotificationWriterJson writer, Span<byte> into)
    {
        into = StatusWriterJson.Put(into, "["u8);
        for (var i = 0; i < told.Count; i++)
        {
            if (i > 0) into = StatusWriterJson.Put(into, ","u8);
            into = writer.Write(into, told[i]);
        }
        StatusWriterJson.Put(into, "]"u8);
    }
}

/// <summary>Answers with one notification, or the fault.</summary>
internal sealed class NotificationAnswerJson(ShownNotification told) : IResult
{
    public static IResult Of(Outcome<ShownNotification> outcome) =>
        outcome.Is(out var told, out var fault) ? new NotificationAnswerJson(told) : fault.ToResult();

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var writer = httpContext.RequestServices.GetRequiredService<NotificationWriterJson>();
        return StatusListJson.AnswerAsync(httpContext, writer.Measure(told), into => writer.Write(into, told));
    }
}
