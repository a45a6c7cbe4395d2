using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// A cache of the ids of the newest posts on the public timeline: filled by a query, and kept true by the event log. It is the same for
/// every viewer: the posts must still pass a gate.
/// </summary>
public sealed class PublicTimelineCache(Database database) : ILiveTail
{
    internal const string NewestSql = $"SELECT p.id FROM posts p WHERE {PublicRule.Sql} ORDER BY p.id DESC LIMIT @Most";

    private readonly Lock _lock = new();
    private volatile NewestPosts? _known;
    private int _changes;

    internal ValueTask<NewestPosts> FindAsync(CancellationToken ct) => _known is { } known ? new(known) : new(ReadAsync(ct));

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPublished e when PublicRule.Belongs(e): Change(known => known.With(e.Post)); break;
            case PostEdited e: Change(known => PublicRule.Belongs(e) ? known.With(e.Post) : known.Without(e.Post)); break;
            case PostDeleted e: Change(known => known.Without(e.Post)); break;
            // A reply to somebody else belongs here once it does not answer anybody any more.
            case AnswersCutOff e: Change(known => e.Answers.Any(known.ReachesTo) ? null : known); break;
        }
    }

    public void Forget() => Change(_ => null);

    private void Change(Func<NewestPosts, NewestPosts?> change)
    {
        lock (_lock)
        {
            _changes++;
            if (_known is { } known) _known = change(known);
        }
    }

    private async Task<NewestPosts> ReadAsync(CancellationToken ct)
    {
        var changes = Volatile.Read(ref _changes);
        var read = NewestPosts.Of(await database.ReadAsync(db => db.QueryAsync<long>(NewestSql, new { NewestPosts.Most }), ct));
        lock (_lock)
        {
            if (_changes == changes) _known = read;
        }
        return read;
    }
}
