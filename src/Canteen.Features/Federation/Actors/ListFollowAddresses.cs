using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Federation.Actors;

/// <summary>The addresses of somebody's followers, or of those whom they follow, newest follow first.</summary>
public sealed class ListFollowAddresses(Database database, AccountHydrator hydrator)
{
    private const string FollowersSql =
        "SELECT id, follower_id AS account FROM follows WHERE followee_id = @of AND id < @Below ORDER BY id DESC LIMIT @Limit";

    private const string FollowingSql =
        "SELECT id, followee_id AS account FROM follows WHERE follower_id = @of AND id < @Below ORDER BY id DESC LIMIT @Limit";

    public Task<Page<string>> FollowersAsync(AccountId of, PageWindow window, CancellationToken ct) =>
        ListAsync(FollowersSql, of, window, ct);

    public Task<Page<string>> FollowingAsync(AccountId of, PageWindow window, CancellationToken ct) =>
        ListAsync(FollowingSql, of, window, ct);

    private Task<Page<string>> ListAsync(string sql, AccountId of, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var rows = await db.QueryAsync<FollowRow>(sql, new { of, window.Below, window.Limit });
                var people = await hydrator.LoadAsync(db, rows.ConvertAll(r => r.Account));
                return Page<string>.Of(window, rows, r => r.Id, [.. people.Where(p => !p.Suspended).Select(p => p.Uri)]);
            },
            ct);

    private sealed class FollowRow
    {
        public long Id { get; set; }
        public AccountId Account { get; set; }
    }
}
