using System.Threading.Channels;
using Canteen.Core.Search;
using Canteen.Storage;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Reading.Live;

/// <summary>
/// Tells pages that show a search of new posts that it finds. These are compared with the searches beside the log, which does not wait for
/// it; when there is more than can be compared, the pages connect again and look for themselves.
/// </summary>
public sealed partial class LiveSearches(
    Database database, FindPosts find, PostsOnOpenPages shown, ILogger<LiveSearches> logger) : ILiveTail, IAsyncDisposable
{
    private const int MostWaiting = 1000;

    private readonly Lock _lock = new();
    private readonly HashSet<LiveListener> _pages = [];
    private readonly Channel<PostId> _posts = Channel.CreateBounded<PostId>(MostWaiting);
    private Task? _comparing;
    private volatile bool _isOver;

    public IDisposable Watch(LiveListener page)
    {
        lock (_lock)
        {
            _pages.Add(page);
            _comparing ??= Task.Run(CompareAllAsync);
        }
        return new Watching(this, page);
    }

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is not PostPublished post || Pages().Length == 0) return;
        if (!_posts.Writer.TryWrite(post.Post)) Forget();
    }

    public void Forget()
    {
        foreach (var page in Pages()) page.LookAgain();
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        _posts.Writer.TryComplete();
        if (_comparing is { } comparing) await comparing;
    }

    private LiveListener[] Pages()
    {
        lock (_lock) return _pages.Count == 0 ? [] : [.. _pages];
    }

    private async Task CompareAllAsync()
    {
        await foreach (var post in _posts.Reader.ReadAllAsync())
            if (!_isOver) await CompareAsync(post, CancellationToken.None);
    }

    private async Task CompareAsync(PostId post, CancellationToken ct)
    {
        try
        {
            var documents = await database.ReadAsync(db => PostDocuments.LoadAsync(db, [post.Value]), ct);
            foreach (var document in documents)
            {
                foreach (var page in Pages())
                {
                    var (query, viewer) = (page.Search!, page.Viewer!.Value);
                    if (await database.ReadAsync(db => find.FindsAsync(db, query, viewer, document, ct), ct)) Tell(page, post);
                }
            }
        }
        catch (Exception failed)
        {
            LogFailure(failed, post);
            Forget();
        }
    }

    private void Tell(LiveListener page, PostId post)
    {
        page.TellNew(LiveMessage.New(post));
        shown.Add(page, post);
    }

    private void Close(LiveListener page)
    {
        lock (_lock) _pages.Remove(page);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {Post} could not be compared with the searches of open pages")]
    private partial void LogFailure(Exception failed, PostId post);

    private sealed class Watching(LiveSearches searches, LiveListener page) : IDisposable
    {
        public void Dispose() => searches.Close(page);
    }
}
