using System.Threading.Channels;
using Canteen.Core.Timelines;
using Canteen.Storage;
using Microsoft.Extensions.Logging;

namespace Canteen.Core.Search;

/// <summary>
/// Tells whoever waits for what searches find of new posts. These are compared with the searches beside the log, which does not wait for
/// it; when there is more than can be compared, they are told that something was missed, and look for themselves.
/// </summary>
public sealed partial class SearchTail(Database database, FindPosts find, TimelineCache timelines, ILogger<SearchTail> logger)
    : ILiveTail, IAsyncDisposable
{
    private const int MostWaiting = 1000;

    private readonly Lock _lock = new();
    private readonly HashSet<SearchWatch> _all = [];
    private readonly Channel<TimelineNews> _news = Channel.CreateBounded<TimelineNews>(MostWaiting);
    private Task? _comparing;
    private volatile bool _isOver;

    /// <returns>Ends it when disposed.</returns>
    public async Task<IDisposable> WatchAsync(SearchWatch watch, CancellationToken ct)
    {
        lock (_lock)
        {
            _all.Add(watch);
            _comparing ??= Task.Run(CompareAllAsync, CancellationToken.None);
        }
        var watching = new Watching(this, watch);
        try
        {
            await watch.QueriesAsync(ct);
        }
        catch
        {
            watching.Dispose();
            throw;
        }
        return watching;
    }

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is ListsChanged changed) Change(changed.Owner);
        if (NewsOf(happened.Event) is not { } news || Watches().TrueForAll(watch => watch.IsIdle)) return;
        if (!_news.Writer.TryWrite(news)) Forget();
    }

    public void Forget()
    {
        foreach (var watch in Watches()) watch.Miss();
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        _news.Writer.TryComplete();
        if (_comparing is { } comparing) await comparing;
    }

    /// <summary>Of a post that was not for everyone, nobody should learn here that it was there.</summary>
    private static TimelineNews? NewsOf(DomainEvent happened) => happened switch
    {
        PostPublished post => new(post.Post, TimelineChange.Arrived),
        PostDeleted { Audience: null or { IsForEveryone: true } } post => new(post.Post, TimelineChange.Left),
        _ => null,
    };

    private void Change(AccountId owner)
    {
        foreach (var watch in Watches())
            if (watch.Reader == owner) watch.Change();
    }

    private List<SearchWatch> Watches()
    {
        lock (_lock) return [.. _all];
    }

    private async Task CompareAllAsync()
    {
        await foreach (var news in _news.Reader.ReadAllAsync())
            if (!_isOver) await CompareAsync(news, CancellationToken.None);
    }

    private async Task CompareAsync(TimelineNews news, CancellationToken ct)
    {
        try
        {
            var document = news.Change == TimelineChange.Arrived
                ? (await database.ReadAsync(db => PostDocuments.LoadAsync(db, [news.Entry.Value]), ct)).FirstOrDefault()
                : null;
            if (news.Change == TimelineChange.Arrived && document is null) return;
            foreach (var watch in Watches())
            {
                var queries = await watch.QueriesAsync(ct);
                var isNews = document is null ? queries.Count > 0 : await FindAsync(watch, queries, document, ct);
                if (isNews && !await IsToldAsync(watch, news.Entry, ct)) watch.Tell(news);
            }
        }
        catch (Exception failed)
        {
            LogFailure(failed, news.Entry);
            Forget();
        }
    }

    private async Task<bool> FindAsync(
        SearchWatch watch, IReadOnlyList<SearchQuery> queries, SearchDocument document, CancellationToken ct)
    {
        foreach (var query in queries)
        {
            if (await database.ReadAsync(db => find.FindsAsync(db, query, watch.Reader, document, ct, watch.Where), ct)) return true;
        }
        return false;
    }

    private async ValueTask<bool> IsToldAsync(SearchWatch watch, PostId post, CancellationToken ct)
    {
        if (watch.In is not { } key) return false;
        var timeline = await timelines.FindAsync(key, ct);
        return timeline.Read(post.Value - 1, post.Value + 1, oldestFirst: false, new long[1]) == 1;
    }

    private void Close(SearchWatch watch)
    {
        lock (_lock) _all.Remove(watch);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {Post} could not be compared with the searches that are watched")]
    private partial void LogFailure(Exception failed, PostId post);

    private sealed class Watching(SearchTail tail, SearchWatch watch) : IDisposable
    {
        public void Dispose() => tail.Close(watch);
    }
}
