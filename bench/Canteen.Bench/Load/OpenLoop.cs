using System.Diagnostics;
using System.Threading.Channels;

namespace Canteen.Bench.Load;

/// <summary>
/// Sends at a fixed rate, whether the server keeps up or not. A latency is measured from the moment at which the request should have been
/// sent, so that one slow answer counts for all requests that had to wait behind it.
/// </summary>
/// <param name="server">Where to send.</param>
/// <param name="connections">How many requests may be in progress at once; further ones wait, and their wait counts.</param>
/// <param name="next">Makes the request with this number. Called by one thread at a time.</param>
internal sealed class OpenLoop(Uri server, int connections, Func<long, Shot> next)
{
    /// <summary>
    /// Time after the schedule for requests that still wait. Those not sent by then count as errors, with their wait as latency.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public async Task<LoadResult> RunAsync(double rate, TimeSpan length, CancellationToken ct = default)
    {
        var result = new LoadResult { Offered = rate };
        var due = Channel.CreateUnbounded<Due>(new UnboundedChannelOptions { SingleWriter = true });
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => RawConnection.OpenAsync(server)));
        var started = Stopwatch.GetTimestamp();
        var senders = open.Select(c => Task.Run(() => SendAsync(c, due.Reader, result, over.Token), CancellationToken.None)).ToList();
        await Task.Factory.StartNew(
            () => Pace(rate, length, due.Writer, ct), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        over.CancelAfter(Grace);
        await Task.WhenAll(senders);
        result.Seconds = Math.Max(length.TotalSeconds, Stopwatch.GetElapsedTime(started).TotalSeconds);
        while (due.Reader.TryRead(out var late)) GiveUp(late, result);
        return result;
    }

    // The system wakes a sleeping thread about a millisecond late; spinning would be exact, but take a core away from the server.
    private void Pace(double rate, TimeSpan length, ChannelWriter<Due> due, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        var every = Stopwatch.Frequency / rate;
        var all = (long)(rate * length.TotalSeconds);
        for (long sent = 0; sent < all && !ct.IsCancellationRequested; Thread.Sleep(1))
        {
            var now = Stopwatch.GetTimestamp();
            for (; sent < all && start + (long)(sent * every) <= now; sent++) due.TryWrite(
                new Due(next(sent), start + (long)(sent * every)));
        }
        due.Complete();
    }

    private async Task SendAsync(RawConnection connection, ChannelReader<Due> due, LoadResult result, CancellationToken over)
    {
        while (!over.IsCancellationRequested && await WaitAsync(due, over))
        {
            while (!over.IsCancellationRequested && due.TryRead(out var one)) connection = await SendOneAsync(connection, one, result);
        }
        connection.Dispose();
    }

    private async Task<RawConnection> SendOneAsync(RawConnection connection, Due one, LoadResult result)
    {
        try
        {
            var code = await connection.AskAsync(one.Shot.Request);
            if (code >= 400) result.Fail(one.Shot.Kind, $"{code}");
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            result.Fail(one.Shot.Kind, broken is IOException ? "closed" : "unreadable");
            connection.Dispose();
            connection = await RawConnection.OpenAsync(server);
        }
        result.Add(one.Shot.Kind, Stopwatch.GetElapsedTime(one.Intended));
        return connection;
    }

    private static async Task<bool> WaitAsync(ChannelReader<Due> due, CancellationToken over)
    {
        try
        {
            return await due.WaitToReadAsync(over);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void GiveUp(Due late, LoadResult result)
    {
        result.Fail(late.Shot.Kind, "not sent");
        result.Add(late.Shot.Kind, Stopwatch.GetElapsedTime(late.Intended));
    }

    private readonly record struct Due(Shot Shot, long Intended);
}
