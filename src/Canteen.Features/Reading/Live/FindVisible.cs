using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Live;

/// <summary>Which of some posts exist and may be seen, without reading them in full.</summary>
public sealed class FindVisible(Database database)
{
    private const string Sql = $"SELECT p.id FROM posts p WHERE p.id IN @Ids AND {VisibleRule.Sql}";

    public Task<List<PostId>> RunAsync(IReadOnlyCollection<PostId> ids, AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync(
            db => db.QueryAsync<PostId>(Sql, new { Ids = ids.Select(id => id.Value).ToArray(), viewer = viewer?.Value ?? 0 }), ct);
}
