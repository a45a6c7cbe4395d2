using System.Diagnostics;

namespace Canteen.Bench.Load;

/// <summary>
/// Sends as many requests as the server can answer, to compare throughput. Each thread sends on all of its connections and then collects
/// the answers, which costs the generator least: no thread is woken for a single answer.
/// </summary>
internal sealed class Saturation : IDisposable
{
    private const int Threads = 2, ConnectionsEach = 16;
    private readonly RawConnection[][] _connections;
    private readonly ReadOnlyMemory<byte>[] _requests;

    private Saturation(RawConnection[][] connections, ReadOnlyMemory<byte>[] requests) =>
        (_connections, _requests) = (connections, requests);

    public static async Task<Saturation> OpenAsync(Uri server, ReadOnlyMemory<byte>[] requests)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, Threads * ConnectionsEach).Select(_ => RawConnection.OpenAsync(server)));
        return new Saturation([.. connections.Chunk(ConnectionsEach)], requests);
    }

    /// <returns>Answers per second.</returns>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public async Task<double> RunAsync(TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(_connections.Select((mine, thread) => Task.Factory.StartNew(
            () =>
                Run(
                    mine, thread * _requests.Length / Threads, start,
                    length), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return all.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private long Run(RawConnection[] mine, int first, long start, TimeSpan length)
    {
        var answered = 0L;
        do
        {
            for (var i = 0; i < mine.Length; i++) mine[i].Send(_requests[(first + answered + i) % _requests.Length].Span);
            foreach (var connection in mine) Check(connection.Receive());
            answered += mine.Length;
        }
        while (Stopwatch.GetElapsedTime(start) < length);
        return answered;
    }

    private static void Check(int code)
    {
        if (code != 200) throw new InvalidOperationException($"A request was answered {code}.");
    }

    public void Dispose()
    {
        foreach (var connection in _connections.SelectMany(c => c)) connection.Dispose();
    }
}
