using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// Public posts with a hashtag, including replies: for one tag alone from memory as far as possible, otherwise with queries. Empty for a
/// tag that nobody has used.
/// </summary>
public sealed class ReadTagTimeline(Database database, TagTimelineCache timelines, VisiblePosts posts)
{
    private const int MaxOthers = 4;

    public async Task<Page<ShownPost>> RunAsync(
        TagFilter tags, PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        if (filter.OnlyMedia) return Page<ShownPost>.Empty;
        return await FromMemoryAsync(tags, filter, viewer, window, ct) ?? await FromDatabaseAsync(tags, filter, viewer, window, ct);
    }

    private async Task<Page<ShownPost>?> FromMemoryAsync(
        TagFilter tags, PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        if (tags is not { Any.Count: 0, All.Count: 0, None.Count: 0 } || window.MinId is not null) return null;
        return await (await timelines.FindAsync(Folded(tags.Name), ct))
            .PageAsync(posts, viewer, window, FilterContext.Public, post => filter.Wants(post.IsLocal), ct);
    }

    private async Task<Page<ShownPost>> FromDatabaseAsync(
        TagFilter tags, PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        var found = await database.ReadAsync(db => FindAsync(db, tags, filter, viewer, window), ct);
        var shown = await posts.ListAsync(viewer, found.Ids, FilterContext.Public, ct);
        var page = Page<ShownPost>.Of(window, found.Ids, id => id.Value, shown);
        return found.Edge is { } edge && !page.Full ? ContinuedAt(page, edge, window) : page;
    }

    private static async Task<FoundPosts> FindAsync(
        ReadSession db, TagFilter tags, PublicFilter filter, AccountId? viewer, PageWindow window)
    {
        var known = await KnownAsync(db, tags);
        var any = Ids(known, tags.Any.Take(MaxOthers).Prepend(tags.Name));
        var all = tags.All.Take(MaxOthers).ToList();
        var allIds = Ids(known, all);
        if (any.Count == 0 || allIds.Count < Folded(all).Count) return new([], null);
        var walk = new TagWalk(any, allIds, Ids(known, tags.None.Take(MaxOthers)), filter, window);
        return await walk.RunAsync(db, viewer);
    }

    /// <summary>Not everything was looked at: the next page continues from the edge, even if this one is empty.</summary>
    private static Page<ShownPost> ContinuedAt(Page<ShownPost> page, long edge, PageWindow window) => window.MinId is null
        ? page with { Last = edge, Full = true }
        : page with { First = edge, Full = true };

    private static async Task<Dictionary<string, long>> KnownAsync(ReadSession db, TagFilter tags)
    {
        var names = Folded([tags.Name, .. tags.Any, .. tags.All, .. tags.None]);
        if (names.Count == 0) return [];
        var rows = await db.QueryAsync<TagRow>("SELECT id, name FROM tags WHERE name IN @names", new { names });
        return rows.ToDictionary(row => row.Name, row => row.Id);
    }

    private static List<long> Ids(Dictionary<string, long> known, IEnumerable<string> names) =>
        [.. Folded(names).Where(known.ContainsKey).Select(name => known[name])];

    private static List<string> Folded(IEnumerable<string> names) =>
        [.. names.Select(Folded).Distinct()];

    private static string Folded(string name) => TagName.TryParse(name, out var folded) ? folded : name;

    private sealed class TagRow
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
    }
}

/// <summary>
/// Tags as typed, of which only the first four of each list count: the posts have <c>Name</c> or one of Any, each of All, and none of None.
/// </summary>
public sealed record TagFilter(string Name, IReadOnlyList<string> Any, IReadOnlyList<string> All, IReadOnlyList<string> None)
{
    public TagFilter(string name) : this(name, [], [], [])
    {
    }
}
