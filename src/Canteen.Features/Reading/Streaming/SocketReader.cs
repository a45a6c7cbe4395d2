using System.Net.WebSockets;

namespace Canteen.Features.Reading.Streaming;

/// <summary>
/// Reads what an app sends over its socket, one whole text frame at a time. After each frame it yields the thread: data that has already
/// arrived is read without waiting, so an app that never stops sending would keep the thread.
/// </summary>
internal sealed class SocketReader(WebSocket socket)
{
    private const int Most = 16 * 1024;

    private byte[] _buffer = new byte[512];

    /// <param name="heard">Called with each frame, one after the other.</param>
    /// <returns>How the socket should be closed.</returns>
    public async Task<SocketEnd> ReadAsync(Func<ReadOnlyMemory<byte>, Task> heard, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var (end, length) = await ReadFrameAsync(ct);
                if (end is not null) return end;
                await heard(_buffer.AsMemory(0, length));
                await Task.Yield();
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return SocketEnd.Gone;
        }
    }

    /// <summary>
    /// Waits for the other side's close frame. Anything else is discarded; left unread, it would reset the connection before ours is read.
    /// </summary>
    public async Task DiscardAsync(CancellationToken ct)
    {
        try
        {
            while ((await socket.ReceiveAsync(_buffer.AsMemory(), ct)).MessageType != WebSocketMessageType.Close) await Task.Yield();
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
        }
    }

    private async Task<(SocketEnd? End, int Length)> ReadFrameAsync(CancellationToken ct)
    {
        for (var length = 0; ;)
        {
            if (length == Most) return (SocketEnd.TooBig, 0);
            if (length == _buffer.Length) Array.Resize(ref _buffer, Math.Min(Most, length * 2));
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), ct);
            if (part.MessageType == WebSocketMessageType.Close) return (SocketEnd.Normal, 0);
            if (part.MessageType == WebSocketMessageType.Binary) return (SocketEnd.NotText, 0);
            length += part.Count;
            if (part.EndOfMessage) return (null, length);
        }
    }
}
