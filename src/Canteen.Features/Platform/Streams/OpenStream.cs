using System.Net.WebSockets;
using System.Threading.Channels;

namespace Canteen.Features.Platform.Streams;

/// <summary>
/// One listener. Frames wait in a bounded queue until they are written; a listener whose queue overflows loses them all and is told so, and
/// no other listener has to wait.
/// </summary>
public sealed class OpenStream : IDisposable
{
    private readonly Channel<byte[]> _frames = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly StreamLimits _limits;
    private readonly StreamMeters _meters;
    private readonly Action<OpenStream> _close;
    private int _waiting;
    private int _bytes;
    private int _end;

    /// <param name="close">Called once, when the stream is disposed.</param>
    internal OpenStream(StreamRequest request, StreamLimits limits, StreamMeters meters, Action<OpenStream> close) =>
        (Request, _limits, _meters, _close) = (request, limits, meters, close);

    public StreamRequest Request { get; }

    /// <summary>Null while it is open.</summary>
    public StreamEnd? Ended => Volatile.Read(ref _end) is var end and not 0 ? (StreamEnd)end : null;

    /// <summary>When it must end, in milliseconds since 1970.</summary>
    internal long Until { get; init; }

    /// <summary>Never waits. Does nothing when the stream is over; one frame too many ends the stream.</summary>
    /// <param name="frame">Shared by all listeners that get the same: it must not be changed.</param>
    public void Send(byte[] frame)
    {
        if (Ended is not null) return;
        var waiting = Interlocked.Increment(ref _waiting);
        var bytes = Interlocked.Add(ref _bytes, frame.Length);
        // A single large frame is let through: with a limit smaller than a post, the stream would end again and again.
        if (waiting > _limits.Waiting || (waiting > 1 && bytes > _limits.WaitingBytes)) End(StreamEnd.Behind);
        else _frames.Writer.TryWrite(frame);
    }

    /// <summary>Ends the stream; the first reason stands. Never waits.</summary>
    public void End(StreamEnd why)
    {
        if (Interlocked.CompareExchange(ref _end, (int)why, 0) == 0) _frames.Writer.TryComplete();
    }

    internal void Beat()
    {
        if (Request.Messages.KeepAlive is { } beat && Volatile.Read(ref _waiting) == 0) Send(beat);
    }

    /// <summary>Writes what is sent, in order, until the stream ends.</summary>
    /// <param name="write">Writes one frame to the listener.</param>
    /// <param name="cut">Cuts the connection of a listener that does not accept anything any more.</param>
    public async Task<StreamEnd> ServeAsync(Func<byte[], ValueTask> write, Action cut)
    {
        try
        {
            if (Request.Messages.Opening is { } hello) await TakeAsync(write(hello));
            await WriteOnAsync(write);
            if (Ended is { } why and not StreamEnd.Left && Request.Messages.Closing(why) is { } farewell) await TakeAsync(write(farewell));
        }
        catch (TimeoutException)
        {
            End(StreamEnd.Stalled);
            cut();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            End(StreamEnd.Left);
        }
        return Ended ?? StreamEnd.Left;
    }

    public void Dispose()
    {
        End(StreamEnd.Left);
        _close(this);
    }

    private async Task WriteOnAsync(Func<byte[], ValueTask> write)
    {
        while (await _frames.Reader.WaitToReadAsync())
        {
            while (Ended is null && _frames.Reader.TryRead(out var frame))
            {
                await TakeAsync(write(frame));
                Interlocked.Decrement(ref _waiting);
                Interlocked.Add(ref _bytes, -frame.Length);
                _meters.Sent(Request.Kind);
            }
            if (Ended is not null) return;
        }
    }

    // A timer is made only for a listener that is already behind.
    private Task TakeAsync(ValueTask written) =>
        written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask().WaitAsync(_limits.Write);
}
