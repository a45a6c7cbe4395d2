namespace Canteen.Features.Reading.Live;

/// <summary>
/// Which open pages show which posts. A page names the posts that it shows when it connects, and the posts that it is told of are added. So
/// nobody hears of a post that they may not see, and a popular post wakes only the pages that show it.
/// </summary>
public sealed class PostsOnOpenPages
{
    /// <summary>For one page; beyond that, the posts that were added first are forgotten.</summary>
    public const int MostPerPage = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<PostId, HashSet<LiveListener>> _pages = [];
    private readonly Dictionary<LiveListener, Queue<PostId>> _posts = [];

    public void Open(LiveListener page)
    {
        lock (_lock) _posts[page] = new();
    }

    /// <summary>Does nothing for a page that is not open.</summary>
    public void Add(LiveListener page, params ReadOnlySpan<PostId> posts)
    {
        lock (_lock)
        {
            if (!_posts.TryGetValue(page, out var shown)) return;
            foreach (var post in posts)
            {
                if (!_pages.TryGetValue(post, out var pages)) _pages[post] = pages = [];
                if (pages.Add(page)) shown.Enqueue(post);
                if (shown.Count > MostPerPage) Forget(page, shown.Dequeue());
            }
        }
    }

    public void Drop(LiveListener page, params ReadOnlySpan<PostId> posts)
    {
        lock (_lock)
        {
            foreach (var post in posts) Forget(page, post);
        }
    }

    public void Close(LiveListener page)
    {
        lock (_lock)
        {
            if (!_posts.Remove(page, out var shown)) return;
            foreach (var post in shown) Forget(page, post);
        }
    }

    public LiveListener[] PagesWith(PostId post)
    {
        lock (_lock) return _pages.TryGetValue(post, out var pages) ? [.. pages] : [];
    }

    private void Forget(LiveListener page, PostId post)
    {
        if (_pages.TryGetValue(post, out var pages) && pages.Remove(page) && pages.Count == 0) _pages.Remove(post);
    }
}
