using Canteen.Storage;
using Microsoft.Extensions.Hosting;

namespace Canteen.Features.Reading.Live;

/// <summary>Lets a page listen for as long as it stays, but not for ever: it comes back, and is asked again who it is.</summary>
public sealed class ListenLive(LiveTail tail, Database database, TimeProvider clock, IHostApplicationLifetime life)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    // Proxies close what says nothing for 30 to 60 seconds.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <param name="hello">Called once it hears everything.</param>
    /// <param name="say">Writes one word; null is a heartbeat.</param>
    /// <returns>False when this node has no room for one more.</returns>
    public async Task<bool> RunAsync(LiveStream stream, AccountId? viewer, Func<Task> hello, Func<LiveWord?, Task> say, CancellationToken ct)
    {
        if (tail.Open(stream, viewer) is not { } listener) return false;
        try
        {
            if (stream == LiveStream.Home) listener.StartWith(await FollowedAsync(viewer, ct));
            await hello();
            using var over = new CancellationTokenSource(Longest, clock);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, over.Token, life.ApplicationStopping);
            await PassOnAsync(listener, say, end.Token);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            tail.Close(listener);
        }
        return true;
    }

    private async Task PassOnAsync(LiveListener listener, Func<LiveWord?, Task> say, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using var beat = new CancellationTokenSource(Beat, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(end, beat.Token);
            LiveWord? word = null;
            try
            {
                if (!await listener.Words.WaitToReadAsync(either.Token)) return;
                listener.Words.TryRead(out word);
            }
            catch (OperationCanceledException) when (!end.IsCancellationRequested)
            {
            }
            await say(word);
        }
    }

    private Task<List<Followed>> FollowedAsync(AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync(
            db => db.QueryAsync<Followed>("SELECT followee_id, show_boosts FROM follows WHERE follower_id = @viewer", new { viewer }), ct);
}
