namespace Canteen.Features.Reading.Live;

/// <summary>
/// Collects which posts changed, and tells each page of all of them at once: at most every two seconds, however often they change.
/// </summary>
public sealed class LiveChanges(TimeProvider clock) : IDisposable
{
    /// <summary>The most ids in one message, which is also the most that a page may ask for at once.</summary>
    internal const int MostTogether = 40;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private Dictionary<LiveListener, HashSet<PostId>> _waiting = [];
    private ITimer? _timer;

    public void Add(LiveListener page, PostId post)
    {
        lock (_lock)
        {
            // One timer for all pages, and none while nothing changes.
            if (_waiting.Count == 0)
                (_timer ??= clock.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan))
                    .Change(Between, Timeout.InfiniteTimeSpan);
            if (!_waiting.TryGetValue(page, out var posts)) _waiting[page] = posts = [];
            posts.Add(post);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Tell()
    {
        Dictionary<LiveListener, HashSet<PostId>> due;
        lock (_lock) (due, _waiting) = (_waiting, []);
        foreach (var (page, posts) in due)
        {
            foreach (var some in posts.Chunk(MostTogether)) page.Tell(LiveMessage.Changed(some));
        }
    }
}
