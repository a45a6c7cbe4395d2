using System.Text.Encodings.Web;
using System.Text.Json;

namespace Canteen.Features.Reading.Streaming;

/// <summary>What an app sends over its socket: <c>{"type": "subscribe", "stream": "hashtag", "tag": "tea"}</c>.</summary>
internal sealed record SocketFrameApi(bool Subscribes, TopicRequest Topic)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>400 for anything else.</returns>
    public static Outcome<SocketFrameApi> Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return Fault.BadRequest("A frame must be a JSON object");
            var topic = new TopicRequest(
                Text(json, "stream") ?? "", Text(json, "tag"), Text(json, "list"), Text(json, "only_media") is "true" or "1",
                Text(json, "chat"));
            return Text(json, "type") switch
            {
                "subscribe" => new SocketFrameApi(true, topic),
                "unsubscribe" => new SocketFrameApi(false, topic),
                _ => Fault.BadRequest("type must be subscribe or unsubscribe"),
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return Fault.BadRequest("The frame isn't JSON");
        }
    }

    /// <summary><c>{"error": "...", "status": 400}</c></summary>
    public static byte[] Error(Fault fault, int code)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("error", fault.Sentence);
            json.WriteNumber("status", code);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    // Some apps send ids as numbers and flags as text. Text with half a surrogate pair throws InvalidOperationException.
    private static string? Text(JsonDocument json, string name) =>
        !json.RootElement.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True => value.GetRawText(),
            _ => null,
        };
}
