using System.Net.WebSockets;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Lets an app listen to as many topics as it likes over one socket, and change them.</summary>
public sealed class ListenBySocket(OpenStreams streams, Listeners listeners, Subscribe subscribe)
{
    // How long to wait for the other side's close frame. Real time, because it bounds an operation.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    /// <param name="accept">Turns the request into a socket.</param>
    /// <param name="first">A topic that is named by the address already.</param>
    /// <returns>The faults of <see cref="OpenStreams.OpenAsync"/>; from then on it is a socket, and faults are sent as frames.</returns>
    internal async Task<Outcome<Done>> RunAsync(Caller caller, Func<Task<WebSocket>> accept, TopicRequest? first, CancellationToken ct)
    {
        var request = new StreamRequest(StreamKind.Socket, caller, StreamMessages.Silent);
        if (!(await streams.OpenAsync(request, ct)).Is(out var stream, out var full)) return full;
        using var _ = stream;
        using var listener = listeners.Add(stream);
        using var socket = await accept();
        if (first is not null) await HearAsync(listener, new SocketFrameApi(true, first), ct);
        await TalkAsync(socket, listener, ct);
        return Done.It;
    }

    private async Task TalkAsync(WebSocket socket, Listener listener, CancellationToken ct)
    {
        var (stream, reader) = (listener.Stream, new SocketReader(socket));
        var writing = stream.ServeAsync(frame => socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, true, ct), socket.Abort);
        var reading = reader.ReadAsync(frame => HearAsync(listener, SocketFrameApi.Read(frame), ct), ct);
        await Task.WhenAny(writing, reading);
        var end = reading.IsCompleted ? await reading : SocketEnd.Of(await writing);
        stream.End(StreamEnd.Left);
        await writing;
        await CloseAsync(socket, end, bound => reading.IsCompleted ? reader.DiscardAsync(bound) : reading.WaitAsync(bound));
        // Only if needed: aborting discards what the other side has not read yet, including our close frame.
        if (!reading.IsCompleted) socket.Abort();
        await reading;
    }

    private async Task HearAsync(Listener listener, Outcome<SocketFrameApi> said, CancellationToken ct)
    {
        if (!said.Is(out var frame, out var fault) || !TopicNames.Read(frame.Topic).Is(out var topic, out fault)) Complain(listener, fault);
        else if (!frame.Subscribes) listener.Remove(topic);
        else if (!(await subscribe.RunAsync(listener, topic, ct)).Is(out var _, out fault)) Complain(listener, fault);
    }

    private static void Complain(Listener listener, Fault fault) => listener.Stream.Send(SocketFrameApi.Error(fault, fault.StatusCode()));

    /// <param name="untilClosed">Waits for the other side's close frame.</param>
    private static async Task CloseAsync(WebSocket socket, SocketEnd end, Func<CancellationToken, Task> untilClosed)
    {
        using var bound = new CancellationTokenSource(Linger);
        try
        {
            if (end != SocketEnd.Gone && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(end.Code, end.Reason, bound.Token);
                if (socket.State == WebSocketState.CloseSent) await untilClosed(bound.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
        }
    }
}
