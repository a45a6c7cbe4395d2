using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;
using Dapper;

namespace Canteen.Core.Search;

/// <summary>
/// Finds posts, the newest first: what is said to everybody by people who let it be found, and all that a member wrote, was written to, or
/// kept. It looks at a bounded number of posts in which the words stand, and says how far back it came.
/// </summary>
public sealed class SearchPosts(Database database, SearchIndex index, MarkedPosts marked, VisiblePosts posts)
{
    /// <summary>Posts that the index finds, for one answer.</summary>
    private const int MostLookedAt = 20_000;

    private const int MostAtOnce = 4_000;

    /// <summary>Words that stand in more posts are looked for in each post that somebody kept, rather than all listed.</summary>
    private const int MostListed = 5_000;

    /// <param name="window">With <see cref="PageWindow.MinId"/> it looks upwards from there.</param>
    /// <param name="where">Where the posts are read: what its reader does not want to read there is left out.</param>
    public async Task<PostsFound> RunAsync(
        SearchPlan plan, AccountId viewer, PageWindow window, CancellationToken ct, FilterContext where = FilterContext.Public)
    {
        var (found, looked, upwards) = (new List<ShownPost>(), 0, window.MinId is not null);
        var (above, below) = (Math.Max(plan.Above, window.Above), Math.Min(plan.Below, window.Below));
        if (plan.FindsNothing) return PostsFound.None;
        if (index.ListsAll && plan.Among.Count > 0 && plan.Words is { } words && await IsCommonAsync(plan, words, ct))
            plan = plan.AskingEach(index.HasSql(SearchKinds.Post, words, "p.id"));
        for (var size = 3 * window.Limit; found.Count < window.Limit && looked < MostLookedAt; size = Math.Min(4 * size, MostAtOnce))
        {
            var place = new SearchPlace(above, below, size, upwards);
            var (ids, passed) = await database.ReadAsync(db => LookAsync(db, plan, viewer, place), ct);
            found.AddRange(await posts.ListAsync(viewer, passed, where, ct));
            if (ids.Count < size) return Cut(found, window, end: null);
            looked += ids.Count;
            if (upwards) above = ids[^1];
            else below = ids[^1];
        }
        return Cut(found, window, upwards ? above : below);
    }

    /// <summary>Whether a plan that is about one post finds it.</summary>
    public async Task<bool> FindsAsync(ReadSession db, SearchPlan plan, AccountId viewer, PostId post)
    {
        if (plan.FindsNothing) return false;
        var args = new DynamicParameters(plan.Values.All);
        args.AddDynamicParams(new { viewer = viewer.Value, ids = new[] { post.Value } });
        return (await db.QueryAsync<PostId>(PassedSql(plan, marked), args)).Count > 0;
    }

    private Task<bool> IsCommonAsync(SearchPlan plan, string words, CancellationToken ct) => database.ReadAsync(
        async db =>
        {
            await index.BeginAsync(db);
            var args = new DynamicParameters(plan.Values.All);
            args.AddDynamicParams(new { most = MostListed + 1 });
            var sql = $"SELECT COUNT(*) FROM ({index.IdsSql(SearchKinds.Post, words)} LIMIT @most) found";
            return await db.ScalarAsync<long>(sql, args) > MostListed;
        },
        ct);

    private async Task<(List<long> Ids, List<PostId> Passed)> LookAsync(
        ReadSession db, SearchPlan plan, AccountId viewer, SearchPlace place)
    {
        var args = new DynamicParameters(plan.Values.All);
        args.AddDynamicParams(new { viewer = viewer.Value, above = place.Above, below = place.Below, most = place.Most });
        await index.BeginAsync(db);
        var ids = await db.QueryAsync<long>(IdsSql(plan, index, place.Upwards), args);
        if (ids.Count == 0) return (ids, []);
        args.Add("ids", ids);
        return (ids, await db.QueryAsync<PostId>(PassedSql(plan, marked, place.Upwards), args));
    }

    internal static string IdsSql(SearchPlan plan, SearchIndex index, bool upwards = false)
    {
        var order = Order(upwards);
        if (plan.Among.Count == 0) return index.IdsBetweenSql(SearchKinds.Post, plan.Words!, upwards);
        var words = plan.Words is { } asked ? index.IdsSql(SearchKinds.Post, asked) : null;
        var others = plan.Among.Skip(1).Append(words).OfType<string>().Select(ids => $" AND x.id IN ({ids})");
        return $"SELECT x.id FROM ({plan.Among[0]}) x WHERE x.id > @above AND x.id < @below{string.Concat(others)} ORDER BY x.id {order} LIMIT @most";
    }

    internal static string PassedSql(SearchPlan plan, MarkedPosts marked, bool upwards = false) =>
        $"""
        SELECT p.id FROM posts p JOIN accounts a ON a.id = p.author_id
        WHERE p.id IN @ids AND p.boost_of_id IS NULL AND {VisibleRule.Sql}
          AND ({ResolveOperator.Public} OR {marked.IsInLibrarySql}){string.Concat(plan.Conditions.Select(condition => $" AND {condition}"))}
        ORDER BY p.id {Order(upwards)}
        """;

    private static string Order(bool upwards) => upwards ? "ASC" : "DESC";

    /// <param name="end">How far it looked; null: to the end.</param>
    private static PostsFound Cut(List<ShownPost> found, PageWindow window, long? end)
    {
        var (isMore, isCut) = (end is not null, found.Count > window.Limit);
        if (isCut) found = found[..window.Limit];
        if (window.MinId is null) return new(found, isCut ? found[^1].Id.Value : end, isCut || isMore);
        found.Reverse();
        return new(found, found.Count == 0 ? null : found[^1].Id.Value, isCut || isMore)
        {
            GoesOnAbove = isCut ? found[0].Id.Value : end,
        };
    }
}

/// <summary>Between which ids a search looks next, at how many at most, and from which end.</summary>
internal sealed record SearchPlace(long Above, long Below, int Most, bool Upwards);

/// <param name="Posts">The newest first.</param>
/// <param name="GoesOnBelow">The id below which there may be more; null where there is none.</param>
/// <param name="IsMore">There may be more than these in the direction in which it looked.</param>
public sealed record PostsFound(IReadOnlyList<ShownPost> Posts, long? GoesOnBelow, bool IsMore)
{
    public static readonly PostsFound None = new([], null, false);

    /// <summary>Where it looked upwards: the id above which there may be more; null where there is none.</summary>
    public long? GoesOnAbove { get; init; }

    public Page<ShownPost> ToPage() =>
        new(Posts, GoesOnAbove ?? (Posts.Count == 0 ? null : Posts[0].Id.Value), GoesOnBelow, IsMore);
}
