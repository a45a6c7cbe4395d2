using System.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Live;

/// <summary>Lets a page listen as long as it is open, but not for ever: it has to reconnect, and is then authenticated again.</summary>
public sealed class ListenLive(
    LiveTail tail, WatchFeed watch, OpenStreams streams, PostsOnOpenPages shown, FindVisible find)
{
    private static readonly StreamMessages Messages = new(
        // How long EventSource waits before it reconnects.
        Encoding.UTF8.GetBytes("retry: 4000\n: hello\n\n"),
        // A page can see events, but not comments.
        EventStream.Frame("beat", "still here"),
        why => why == StreamEnd.Behind ? EventStream.Frame("resync", "behind") : null);

    /// <param name="wishes">One, or one for each feed that the page shows; the first names the posts on it.</param>
    /// <param name="serve">Answers with the stream; called once the page hears everything.</param>
    /// <returns>The faults of <see cref="OpenStreams.OpenAsync"/>.</returns>
    public async Task<Outcome<Done>> RunAsync(
        IReadOnlyList<LiveRequest> wishes, Caller caller, Func<OpenStream, Task> serve, CancellationToken ct)
    {
        var opened = await streams.OpenAsync(new StreamRequest(StreamKind.Page, caller, Messages), ct);
        if (!opened.Is(out var open, out var fault)) return fault;
        using var _ = open;
        var listeners = new List<LiveListener>();
        var watched = new List<IDisposable>();
        try
        {
            foreach (var wish in wishes) listeners.Add(await tail.OpenAsync(wish, open!, ct));
            foreach (var listener in listeners)
                if (await watch.RunAsync(listener, ct) is { } feed) watched.Add(feed);
            foreach (var (listener, wish) in listeners.Zip(wishes)) await BeginAsync(listener, wish.On, ct);
            await serve(open!);
        }
        finally
        {
            foreach (var feed in watched) feed.Dispose();
            foreach (var listener in listeners) tail.Close(listener);
        }
        return Done.It;
    }

    // It starts to listen before it queries, so that a deletion in between is not missed.
    private async Task BeginAsync(LiveListener listener, IReadOnlyList<PostId> on, CancellationToken ct)
    {
        if (on.Count > 0)
        {
            shown.Add(listener, [.. on]);
            var visible = await find.RunAsync(on, listener.Viewer, ct);
            PostId[] gone = [.. on.Except(visible)];
            shown.Drop(listener, gone);
            if (gone.Length > 0) listener.Tell(LiveMessage.Gone(gone));
        }
        listener.IsReady = true;
    }
}
