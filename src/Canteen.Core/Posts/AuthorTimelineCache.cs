using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// The ids of the newest posts and boosts of authors whose posts are read, cached on this node: filled by a query, kept true by the log. It
/// does not check who is reading: what it returns still has to pass a gate.
/// </summary>
public sealed class AuthorTimelineCache(Database database) : ILiveTail, IDisposable
{
    private const long Budget = 16 * 1024 * 1024;

    internal const string NewestSql =
        "SELECT p.id FROM posts p WHERE p.author_id = @author AND p.deleted_at IS NULL ORDER BY p.id DESC LIMIT @Most";

    private readonly LruCache<long, NewestPosts> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    internal async ValueTask<NewestPosts> FindAsync(AccountId author, CancellationToken ct) =>
        _cache.Find(author.Value) ?? await ReadAsync(author, ct);

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPublished e: Change(e.Author, timeline => timeline.With(e.Post)); break;
            case PostBoosted e: Change(e.By, timeline => timeline.With(e.Boost)); break;
            case PostUnboosted e: Change(e.By, timeline => timeline.Without(e.Boost)); break;
            case BoostsEnded e: foreach (var (boost, by) in e.Boosts) Change(by, timeline => timeline.Without(boost)); break;
            case PostDeleted e: Change(e.Author, timeline => timeline.Without(e.Post)); break;
        }
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    private void Change(AccountId author, Func<NewestPosts, NewestPosts> change)
    {
        _changes.Change(author.Value);
        if (_cache.Peek(author.Value) is { } timeline) _cache.Change(author.Value, timeline, change(timeline));
    }

    private async Task<NewestPosts> ReadAsync(AccountId author, CancellationToken ct)
    {
        var stamp = _changes.Of(author.Value);
        var ids = await database.ReadAsync(db => db.QueryAsync<long>(NewestSql, new { author, NewestPosts.Most }), ct);
        var timeline = NewestPosts.Of(ids);
        _cache.Put(author.Value, timeline);
        if (_changes.Of(author.Value) != stamp) _cache.Remove(author.Value);
        return timeline;
    }
}
