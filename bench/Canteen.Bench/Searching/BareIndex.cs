using Canteen.Core.Search;
using Canteen.Storage;
using Dapper;

namespace Canteen.Bench.Searching;

/// <summary>Asks the index which posts a query finds, and nothing else: no gate, no conditions, no posts.</summary>
internal sealed class BareIndex(Database database, SearchIndex index, PlanSearch plan)
{
    public async Task<List<long>> AskAsync(string query, AccountId who, int most)
    {
        var request = QueryReader.Read(query).Value;
        var searcher = new Searcher(who, TimeZones.London, TimeProvider.System.Milliseconds());
        var asked = await plan.RunAsync(request.Query!, searcher, author: null, CancellationToken.None);
        if (asked.FindsNothing) return [];
        var args = new DynamicParameters(asked.Values.All);
        args.AddDynamicParams(new { viewer = who.Value, above = asked.Above, below = asked.Below, most });
        return await database.ReadAsync(
            async db =>
            {
                await index.BeginAsync(db);
                return await db.QueryAsync<long>(SearchPosts.IdsSql(asked, index), args);
            },
            CancellationToken.None);
    }
}
