using Canteen.Core.Audiences;
using Canteen.Core.Caching;
using Canteen.Core.Posts;
using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// A cache of the ids of the newest public posts with hashtags that people read, those that are read together under their main one: filled
/// by a query, and kept true by the event log. It is the same for every viewer: the posts must still pass a gate.
/// </summary>
public sealed class TagTimelineCache(Database database, TagHydrator hydrator, TagAliasCache aliases) : ILiveTail, IDisposable
{
    private const long Budget = 8 * 1024 * 1024;

    private readonly LruCache<long, TagTimeline> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    /// <param name="name">Folded; of those that are read together, any.</param>
    internal async ValueTask<NewestPosts> FindAsync(string name, CancellationToken ct) => (await TimelineAsync(name, ct)).Posts;

    /// <summary>How much the tag was used lately.</summary>
    /// <param name="name">Folded; of those that are read together, any.</param>
    internal async ValueTask<TagUseView> UseAsync(string name, CancellationToken ct)
    {
        // Any change to the tag replaces this timeline in the cache, so what is stored in it stays true for as long as it can be found.
        var timeline = await TimelineAsync(name, ct);
        if (timeline.Use is { } known && hydrator.IsOfToday(known)) return known;
        return timeline.Use = (await database.ReadAsync(db => hydrator.LoadAsync(db, [timeline.Name]), ct))[0];
    }

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPublished e: Change(TagRule.TagsOf(e), posts => posts.With(e.Post)); break;
            case PostEdited e: Edit(e); break;
            case PostDeleted e: Change(e.Tags, posts => posts.Without(e.Post)); break;
            case TagAliasesChanged: Forget(); break;
        }
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    /// <summary>One walk for each name, and the newest of all that they found.</summary>
    internal static string NewestSql(int names) => names == 1 ? Walk(0) :
        $"""
        SELECT post_id FROM ({string.Join(" UNION ", Enumerable.Range(0, names).Select(at => $"SELECT * FROM ({Walk(at)}) w{at}"))}) found
        ORDER BY post_id DESC LIMIT @Most
        """;

    private static string Walk(int name) =>
        $"""
        SELECT t.post_id FROM post_tags t CROSS JOIN posts p
        WHERE t.tag_id = (SELECT id FROM tags WHERE name = @name{name}) AND p.id = t.post_id AND {TagRule.Sql}
        ORDER BY t.post_id DESC LIMIT @Most
        """;

    private void Edit(PostEdited edited)
    {
        Change(TagRule.TagsOf(edited.Before), posts => posts.Without(edited.Post));
        Change(TagRule.TagsOf(edited.Now), posts => posts.With(edited.Post));
    }

    private void Change(IReadOnlyList<string>? names, Func<NewestPosts, NewestPosts> change)
    {
        if (names is not { Count: > 0 }) return;
        // Somebody may be reading which are read together just now: what they then cache must not lack this post.
        if (aliases.Known is not { } known) Forget();
        else foreach (var name in names) Change(known.MainOf(name), change);
    }

    private void Change(string name, Func<NewestPosts, NewestPosts> change)
    {
        var key = Key(name);
        _changes.Change(key);
        if (_cache.Peek(key) is { } known && known.Name == name) _cache.Change(key, known, new TagTimeline(name, change(known.Posts)));
    }

    private async ValueTask<TagTimeline> TimelineAsync(string name, CancellationToken ct)
    {
        if (aliases.Known is { } together && together.MainOf(name) is var main && _cache.Find(Key(main)) is { } known && known.Name == main)
            return known;
        return await ReadAsync(name, ct);
    }

    /// <summary>Most tags that can be asked for have never been used, so empty timelines are not cached.</summary>
    private async Task<TagTimeline> ReadAsync(string name, CancellationToken ct)
    {
        // Before it is known under which name it will be cached.
        var all = _changes.OfAll;
        var group = (await aliases.FindAsync(ct)).GroupOf(name);
        var (key, stamp) = (Key(group[0]), _changes.Of(Key(group[0])));
        var args = new Dictionary<string, object>(StringComparer.Ordinal) { ["Most"] = NewestPosts.Most };
        foreach (var (at, one) in group.Index()) args[$"name{at}"] = one;
        var posts = NewestPosts.Of(await database.ReadAsync(db => db.QueryAsync<long>(NewestSql(group.Count), args), ct));
        var read = new TagTimeline(group[0], posts);
        if (posts.IsEmpty) return read;
        _cache.Put(key, read);
        if (_changes.Of(key) != stamp || _changes.OfAll != all) _cache.Remove(key);
        return read;
    }

    /// <summary>Two names may have the same key, in which case one of them is cached at a time.</summary>
    private static long Key(string name) => string.GetHashCode(name, StringComparison.Ordinal);

    private sealed class TagTimeline(string name, NewestPosts posts) : CacheEntry
    {
        public string Name => name;
        public NewestPosts Posts => posts;
        public TagUseView? Use { get; set; }

        public override int Bytes { get; } = 600 + (2 * name.Length) + posts.Bytes;
    }
}
