using System.Net.WebSockets;
using System.Threading.Channels;

namespace Canteen.Features.Platform.Streams;

/// <summary>
/// One who listens. What is sent waits in a bounded queue until it is written; who lets it overflow loses it all and is told so, and
/// nobody else waits.
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

    /// <param name="close">Called once, when it is disposed.</param>
    internal OpenStream(StreamRequest request, StreamLimits limits, StreamMeters meters, Action<OpenStream> close) =>
        (Request, _limits, _meters, _close) = (request, limits, meters, close);

    public StreamRequest Request { get; }

    /// <summary>Null while it is open.</summary>
    public StreamEnd? Ended => Volatile.Read(ref _end) is var end and not 0 ? (StreamEnd)end : null;

    /// <summary>When it must end, in milliseconds since 1970.</summary>
    internal long Until { get; init; }

    /// <summary>Never waits. Nothing happens when the stream is over, and one frame too many ends it.</summary>
    /// <param name="frame">Shared by all who hear the same: nobody may change it.</param>
    public void Send(byte[] frame)
    {
        if (Ended is not null) return;
        var waiting = Interlocked.Increment(ref _waiting);
        var bytes = Interlocked.Add(ref _bytes, frame.Length);
        // A single large frame may pass: a limit that no post fits would end the stream for ever.
        if (waiting > _limits.Waiting || (waiting > 1 && bytes > _limits.WaitingBytes)) End(StreamEnd.Behind);
        else _frames.Writer.TryWrite(frame);
    }

    /// <summary>The first reason stands. Never waits.</summary>
    public void End(StreamEnd why)
    {
        if (Interlocked.CompareExchange(ref _end, (int)why, 0) == 0) _frames.Writer.TryComplete();
    }

    internal void Beat()
    {
        if (Request.Messages.KeepAlive is { } beat && Volatile.Read(ref _waiting) == 0) Send(beat);
    }

    /// <summary>Writes what is sent, in order, until the end.</summary>
    /// <param name="write">Writes one frame to who listens.</param>
    /// <param name="cut">Cuts the connection of who takes nothing any more.</param>
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

    // A timer is only made for a listener that is already behind.
    private Task TakeAsync(ValueTask written) => written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask().WaitAsync(_limits.Write);
}
