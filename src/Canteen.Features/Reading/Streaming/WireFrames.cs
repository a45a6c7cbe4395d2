using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Streaming;

/// <summary>The messages for one event, each made once for everybody who receives the same.</summary>
/// <param name="kind">The kind of event, as apps call it.</param>
internal sealed class WireFrames(string kind)
{
    // A message is not an HTML page, so only what JSON itself requires is escaped.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<Key, byte[]> _made = [];

    /// <summary>False: it stands only where the format needs it.</summary>
    public bool HasPayload { get; init; } = true;

    /// <param name="payload">UTF-8. Renderings are shared, so that equal bytes are the same object.</param>
    public void Send(Subscription to, byte[] payload)
    {
        var key = to.Listener.IsSocket ? new Key(payload, to.Topic.Name, to.Topic.AsAsked) : new Key(payload, null, null);
        if (!_made.TryGetValue(key, out var frame))
        {
            _made[key] = frame = to.Listener.IsSocket ? ForSocket(to.Topic, payload) : EventStream.Frame(kind, payload);
        }
        to.Listener.Stream.Send(frame);
    }

    private byte[] ForSocket(Topic topic, byte[] payload)
    {
        var bytes = new ArrayBufferWriter<byte>(payload.Length + (payload.Length / 4) + 128);
        using (var json = new Utf8JsonWriter(bytes, Relaxed))
        {
            json.WriteStartObject();
            json.WriteStartArray("stream");
            json.WriteStringValue(topic.Name);
            if (topic.AsAsked is { } tag) json.WriteStringValue(tag);
            json.WriteEndArray();
            json.WriteString("event", kind);
            if (HasPayload) json.WriteString("payload", payload);
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <param name="Stream">Null for server-sent events, which do not name their stream.</param>
    private readonly record struct Key(byte[] Payload, string? Stream, string? Tag);
}
