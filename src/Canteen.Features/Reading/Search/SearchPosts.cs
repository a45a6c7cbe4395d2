using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;
using Dapper;

namespace Canteen.Features.Reading.Search;

/// <summary>
/// Finds posts, the newest first: what is said to everybody by people who let it be found, and all that a member wrote, was written to, or
/// kept. It looks at a bounded number of posts in which the words stand, and says how far back it came.
/// </summary>
internal sealed class SearchPosts(Database database, SearchIndex index, MarkedPosts marked, VisiblePosts posts)
{
    /// <summary>Posts that the index finds, for one answer.</summary>
    private const int MostLookedAt = 20_000;

    private const int MostAtOnce = 4_000;

    public async Task<PostsFound> RunAsync(SearchPlan plan, AccountId viewer, PageWindow window, CancellationToken ct)
    {
        var (found, below, looked) = (new List<ShownPost>(), Math.Min(plan.Below, window.Below), 0);
        if (plan.FindsNothing) return new(found, null);
        for (var size = 3 * window.Limit; found.Count < window.Limit && looked < MostLookedAt; size = Math.Min(4 * size, MostAtOnce))
        {
            var place = (Math.Max(plan.Above, window.Above), below, size);
            var (ids, passed) = await database.ReadAsync(db => LookAsync(db, plan, viewer, place), ct);
            found.AddRange(await posts.ListAsync(viewer, passed, FilterContext.Public, ct));
            if (ids.Count < size) return Cut(found, window.Limit, end: null);
            (below, looked) = (ids[^1], looked + ids.Count);
        }
        return Cut(found, window.Limit, below);
    }

    private async Task<(List<long> Ids, List<PostId> Passed)> LookAsync(
        ReadSession db, SearchPlan plan, AccountId viewer, (long Above, long Below, int Most) place)
    {
        var args = new DynamicParameters(plan.Values.All);
        args.AddDynamicParams(new { viewer = viewer.Value, above = place.Above, below = place.Below, most = place.Most });
        await index.BeginAsync(db);
        var ids = await db.QueryAsync<long>(IdsSql(plan, index), args);
        if (ids.Count == 0) return (ids, []);
        args.Add("ids", ids);
        return (ids, await db.QueryAsync<PostId>(PassedSql(plan, marked), args));
    }

    internal static string IdsSql(SearchPlan plan, SearchIndex index)
    {
        var words = plan.Words is { } asked ? $"SELECT s.rowid FROM search_index s WHERE {index.Condition(asked)}" : null;
        if (plan.Among.Count == 0) return $"{words} AND s.rowid > @above AND s.rowid < @below ORDER BY s.rowid DESC LIMIT @most";
        var others = plan.Among.Skip(1).Append(words).OfType<string>().Select(ids => $" AND x.id IN ({ids})");
        return $"SELECT x.id FROM ({plan.Among[0]}) x WHERE x.id > @above AND x.id < @below{string.Concat(others)} ORDER BY x.id DESC LIMIT @most";
    }

    internal static string PassedSql(SearchPlan plan, MarkedPosts marked) =>
        $"""
        SELECT p.id FROM posts p JOIN accounts a ON a.id = p.author_id
        WHERE p.id IN @ids AND p.boost_of_id IS NULL AND {VisibleRule.Sql}
          AND ({ResolveOperator.Public} OR {marked.IsInLibrarySql}){string.Concat(plan.Conditions.Select(condition => $" AND {condition}"))}
        ORDER BY p.id DESC
        """;

    /// <param name="end">How far back it looked; null: to the end.</param>
    private static PostsFound Cut(List<ShownPost> found, int limit, long? end) =>
        found.Count > limit ? new(found[..limit], found[limit - 1].Shown.Id.Value) : new(found, end);
}

/// <param name="GoesOnBelow">The id below which there may be more; null where there is none.</param>
internal sealed record PostsFound(IReadOnlyList<ShownPost> Posts, long? GoesOnBelow);
