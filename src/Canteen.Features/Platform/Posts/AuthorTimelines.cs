using Canteen.Features.Platform.Memory;
using Canteen.Storage;

namespace Canteen.Features.Platform.Posts;

/// <summary>
/// The ids of the newest posts and boosts of people whose posts are read, as this node remembers them: filled by a query, kept true by the
/// log. It asks nobody who they are: what it answers still has to pass a gate.
/// </summary>
public sealed class AuthorTimelines(Database database) : ILiveTail, IDisposable
{
    private const long Budget = 16 * 1024 * 1024;

    internal const string NewestSql =
        "SELECT p.id FROM posts p WHERE p.author_id = @author AND p.deleted_at IS NULL ORDER BY p.id DESC LIMIT @Most";

    private readonly Shelf<long, NewestPosts> _shelf = new(Budget);
    private readonly Stamps _stamps = new();

    internal async ValueTask<NewestPosts> FindAsync(AccountId author, CancellationToken ct) =>
        _shelf.Find(author.Value) ?? await ReadAsync(author, ct);

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
        _stamps.ChangeAll();
        _shelf.Clear();
    }

    public void Dispose() => _shelf.Dispose();

    private void Change(AccountId author, Func<NewestPosts, NewestPosts> change)
    {
        _stamps.Change(author.Value);
        if (_shelf.Peek(author.Value) is { } timeline) _shelf.Change(author.Value, timeline, change(timeline));
    }

    private async Task<NewestPosts> ReadAsync(AccountId author, CancellationToken ct)
    {
        var stamp = _stamps.Of(author.Value);
        var ids = await database.ReadAsync(db => db.QueryAsync<long>(NewestSql, new { author, NewestPosts.Most }), ct);
        var timeline = NewestPosts.Of(ids);
        _shelf.Put(author.Value, timeline);
        if (_stamps.Of(author.Value) != stamp) _shelf.Remove(author.Value);
        return timeline;
    }
}
