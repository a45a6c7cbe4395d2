using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Answers notifications as a JSON array of Notifications.</summary>
internal sealed class NotificationListJson(IReadOnlyList<ShownNotification> told) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var writer = httpContext.RequestServices.GetRequiredService<NotificationWriterJson>();
        var heads = told.Select(NotificationWriterJson.Head).ToArray();
        var length = 1 + Math.Max(1, told.Count) + told.Select((one, i) => writer.Measure(heads[i], one)).Sum();
        return StatusListJson.AnswerAsync(httpContext, length, into => Write(writer, heads, into));
    }

    private void Write(NotificationWriterJson writer, byte[][] heads, Span<byte> into)
    {
        into = StatusWriterJson.Put(into, "["u8);
        for (var i = 0; i < heads.Length; i++)
        {
            if (i > 0) into = StatusWriterJson.Put(into, ","u8);
            into = writer.Write(into, heads[i], told[i]);
        }
        StatusWriterJson.Put(into, "]"u8);
    }
}

/// <summary>Answers one notification, or the fault.</summary>
internal sealed class NotificationAnswerJson(ShownNotification told) : IResult
{
    public static IResult Of(Outcome<ShownNotification> outcome) =>
        outcome.Is(out var told, out var fault) ? new NotificationAnswerJson(told) : fault.ToResult();

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (writer, head) = (httpContext.RequestServices.GetRequiredService<NotificationWriterJson>(), NotificationWriterJson.Head(told));
        return StatusListJson.AnswerAsync(httpContext, writer.Measure(head, told), into => writer.Write(into, head, told));
    }
}
