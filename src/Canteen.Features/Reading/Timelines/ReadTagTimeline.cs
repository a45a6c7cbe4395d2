using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// Public posts with a hashtag, including replies: for one tag alone from memory as far as possible, otherwise with queries. Empty for a
/// tag that nobody has used.
/// </summary>
public sealed class ReadTagTimeline(Database database, TagTimelineCache timelines, TagAliasCache aliases, VisiblePosts posts)
{
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
        return await (await timelines.FindAsync(TagGroupFilter.Folded(tags.Name), ct))
            .PageAsync(posts, viewer, window, FilterContext.Public, post => filter.Wants(post.IsLocal), ct);
    }

    private async Task<Page<ShownPost>> FromDatabaseAsync(
        TagFilter tags, PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        var together = await aliases.FindAsync(ct);
        var found = await database.ReadAsync(db => FindAsync(db, TagGroupFilter.Of(tags, together), filter, viewer, window), ct);
        var shown = await posts.ListAsync(viewer, found.Ids, FilterContext.Public, ct);
        var page = Page<ShownPost>.Of(window, found.Ids, id => id.Value, shown);
        return found.Edge is { } edge && !page.Full ? ContinuedAt(page, edge, window) : page;
    }

    private static async Task<FoundPosts> FindAsync(
        ReadSession db, TagGroupFilter tags, PublicFilter filter, AccountId? viewer, PageWindow window)
    {
        var known = await KnownAsync(db, tags);
        var (any, all) = (Ids(known, tags.Any), tags.All.Select(group => Ids(known, group)).ToList());
        if (any.Count == 0 || all.Any(group => group.Count == 0)) return new([], null);
        return await new TagWalk(any, all, Ids(known, tags.None), filter, window).RunAsync(db, viewer);
    }

    /// <summary>Not everything was looked at: the next page continues from the edge, even if this one is empty.</summary>
    private static Page<ShownPost> ContinuedAt(Page<ShownPost> page, long edge, PageWindow window) => window.MinId is null
        ? page with { Last = edge, Full = true }
        : page with { First = edge, Full = true };

    private static async Task<Dictionary<string, long>> KnownAsync(ReadSession db, TagGroupFilter tags)
    {
        List<string> names = [.. tags.Any.Concat(tags.All.SelectMany(group => group)).Concat(tags.None).Distinct()];
        var rows = await db.QueryAsync<TagRow>("SELECT id, name FROM tags WHERE name IN @names", new { names });
        return rows.ToDictionary(row => row.Name, row => row.Id);
    }

    private static List<long> Ids(Dictionary<string, long> known, IEnumerable<string> names) =>
        [.. names.Where(known.ContainsKey).Select(name => known[name])];

    private sealed class TagRow
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
    }
}
