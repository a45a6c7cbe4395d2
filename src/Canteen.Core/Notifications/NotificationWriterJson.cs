using System.Text;
using System.Text.Json;
using Canteen.Core.Posts;
using Canteen.Core.Text;

namespace Canteen.Core.Notifications;

/// <summary>Writes Mastodon's Notification by putting cached pieces together, byte for byte what the serializer would write.</summary>
public sealed class NotificationWriterJson(StatusWriterJson statuses)
{
    /// <summary>What comes before the account. Nothing in it has to be escaped but the title of a tweetchat.</summary>
    public static byte[] Head(NotificationRow told) => Encoding.ASCII.GetBytes(
        $$"""
        {"id":"{{told.Id}}","type":"{{NotificationTypeJson.Name(told.Kind)}}","created_at":"{{ApiTime.Iso(told.CreatedAt)}}","group_key":"{{GroupKeyJson.Write(told.Group)}}",{{Chat(told)}}"account":
        """);

    private static string Chat(NotificationRow told) =>
        NotifiedChatJson.Of(told) is { } chat ? $"\"chat\":{JsonSerializer.Serialize(chat, Ascii)}," : "";

    private static readonly JsonSerializerOptions Ascii = new(JsonSerializerDefaults.Web);

    /// <returns>How many bytes <see cref="Write"/> takes.</returns>
    public int Measure(ShownNotification told) =>
        told.Row.Head.Length + told.From.Json.Length + (told.Post is { } post ? Status.Length + statuses.Measure(post) : 0) + 1;

    /// <returns>The rest of the span.</returns>
    public Span<byte> Write(Span<byte> into, ShownNotification told)
    {
        into = StatusWriterJson.Put(into, told.Row.Head);
        into = StatusWriterJson.Put(into, told.From.Json);
        if (told.Post is { } post) into = statuses.Write(StatusWriterJson.Put(into, Status), post);
        return StatusWriterJson.Put(into, "}"u8);
    }

    private static ReadOnlySpan<byte> Status => ",\"status\":"u8;
}
