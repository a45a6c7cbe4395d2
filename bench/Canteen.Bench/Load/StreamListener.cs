using System.Buffers.Text;
using System.Diagnostics;

namespace Canteen.Bench.Load;

/// <summary>
/// One open stream of server-sent events. It looks for marks (<c>tick-</c> and eight digits) in what arrives, and reports when each arrived
/// first.
/// </summary>
internal sealed class StreamListener : IAsyncDisposable
{
    private const int MarkLength = 13;
    private readonly RawConnection _connection;
    private readonly Action<int, long> _heard;
    private readonly CancellationTokenSource _over = new();
    private readonly byte[] _buffer;
    private Task _listening = Task.CompletedTask;
    private int _kept, _newest = -1;

    private StreamListener(RawConnection connection, int buffer, Action<int, long> heard) =>
        (_connection, _buffer, _heard) = (connection, new byte[buffer], heard);

    public static string Mark(int number) => FormattableString.Invariant($"tick-{number:D8}");

    /// <param name="buffer">The size of the receive buffer in bytes; an idle listener needs few.</param>
    /// <param name="heard">
    /// Takes the number of a mark and the timestamp at which it arrived, once for each mark. Called by many threads.
    /// </param>
    /// <exception cref="InvalidOperationException">The stream was not opened.</exception>
    public static async Task<StreamListener> OpenAsync(Uri server, ReadOnlyMemory<byte> request, int buffer, Action<int, long> heard)
    {
        var connection = await RawConnection.OpenAsync(server);
        var listener = new StreamListener(connection, buffer, heard);
        await connection.SendAsync(request);
        await connection.ReadHeadAsync();
        if (connection.Answer.Code != 200) throw new InvalidOperationException($"The stream was answered {connection.Answer.Code}.");
        listener._listening = listener.ListenAsync();
        return listener;
    }

    /// <summary>True when the server has ended the stream.</summary>
    public bool Ended { get; private set; }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var some = await _connection.ReadSomeAsync(_buffer.AsMemory(_kept), _over.Token);
                Search(_kept + some.Length, Stopwatch.GetTimestamp());
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            Ended = !_over.IsCancellationRequested;
        }
    }

    private void Search(int length, long now)
    {
        var rest = _buffer.AsSpan(0, length);
        for (int at; (at = rest.IndexOf("tick-"u8)) >= 0 && rest.Length - at >= MarkLength; rest = rest[(at + MarkLength)..])
        {
            if (!Utf8Parser.TryParse(rest.Slice(at + 5, 8), out int number, out var digits) || digits != 8 || number <= _newest) continue;
            _newest = number;
            _heard(number, now);
        }
        // A mark may be split between two reads.
        _kept = Math.Min(MarkLength - 1, rest.Length);
        rest[^_kept..].CopyTo(_buffer);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _listening;
        _connection.Dispose();
        _over.Dispose();
    }
}
