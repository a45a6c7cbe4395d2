using System.Text;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Platform.Text;

namespace Canteen.Features.Platform.Notifications;

/// <summary>Writes Mastodon's Notification by putting remembered pieces together, byte for byte what the serializer would write.</summary>
internal sealed class NotificationWriterJson(StatusWriterJson statuses)
{
    /// <summary>What comes before the account. Nothing in it has to be escaped.</summary>
    public static byte[] Head(ShownNotification told) => Encoding.ASCII.GetBytes(
        $$"""
        {"id":"{{told.Id}}","type":"{{NotificationTypeJson.Name(told.Kind)}}","created_at":"{{ApiTime.Iso(told.CreatedAt)}}","group_key":"{{GroupKeyJson.Write(told.Group)}}","account":
        """);

    /// <returns>How many bytes <see cref="Write"/> takes.</returns>
    public int Measure(byte[] head, ShownNotification told) =>
        head.Length + told.From.Json.Length + (told.Post is { } post ? Status.Length + statuses.Measure(post) : 0) + 1;

    /// <param name="head">Of the same notification.</param>
    /// <returns>What is left of the space.</returns>
    public Span<byte> Write(Span<byte> into, byte[] head, ShownNotification told)
    {
        into = StatusWriterJson.Put(into, head);
        into = StatusWriterJson.Put(into, told.From.Json);
        if (told.Post is { } post) into = statuses.Write(StatusWriterJson.Put(into, Status), post);
        return StatusWriterJson.Put(into, "}"u8);
    }

    private static ReadOnlySpan<byte> Status => ",\"status\":"u8;
}
