using System.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Lets an app listen to one topic with server-sent events.</summary>
public sealed class ListenByEvents(OpenStreams streams, Listeners listeners, Subscribe subscribe)
{
    private static readonly StreamMessages Messages = new(Comment("welcome"), Comment("thump"), Closing);

    /// <param name="serve">Answers with the stream; called once everything is heard.</param>
    /// <returns>The faults of <see cref="Subscribe"/> and of <see cref="OpenStreams.OpenAsync"/>.</returns>
    public async Task<Outcome<Done>> RunAsync(Topic topic, Caller caller, Func<OpenStream, Task> serve, CancellationToken ct)
    {
        var request = new StreamRequest(StreamKind.Events, caller, Messages);
        if (!(await streams.OpenAsync(request, ct)).Is(out var stream, out var full)) return full;
        using var _ = stream;
        using var listener = listeners.Add(stream);
        if (!(await subscribe.RunAsync(listener, topic, ct)).Is(out var heard, out var fault)) return fault;
        await serve(stream);
        return heard;
    }

    private static byte[]? Closing(StreamEnd why) => why switch
    {
        StreamEnd.Behind => Comment("resync: this stream fell behind and something was lost; read the timeline and connect again"),
        StreamEnd.SignedOut => Comment("over: the token is not valid any more"),
        StreamEnd.Stopping => Comment("over: the server stops; connect again"),
        _ => null,
    };

    // As Mastodon writes them: one line and no blank line after it, which some clients would take for an empty event.
    private static byte[] Comment(string text) => Encoding.UTF8.GetBytes($":{text}\n");
}
