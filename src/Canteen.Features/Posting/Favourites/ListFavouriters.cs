using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Favourites;

/// <summary>The people whose favourite a post is, latest first. The cursors are those of the favourites.</summary>
public sealed class ListFavouriters(Database database, PostGate gate, AccountHydrator accounts)
{
    public Task<Outcome<Page<AccountView>>> RunAsync(PostId id, AccountId? viewer, PageWindow window, CancellationToken ct) =>
        database.ReadAsync<Outcome<Page<AccountView>>>(
            async db =>
            {
                if (await gate.VisibleOriginalAsync(db, id, viewer) is not { } post) return Fault.NotFound;
                var args = new { Post = post.Id, viewer = viewer?.Value ?? 0, window.Below, window.Above, window.Limit };
                return await accounts.PageAsync(db, Sql(window), args, window);
            },
            ct);

    internal static string Sql(PageWindow window) =>
        $"""
        SELECT v.id AS cursor, v.account_id FROM favourites v JOIN accounts a ON a.id = v.account_id
        WHERE v.post_id = @Post AND v.id < @Below AND v.id > @Above AND a.suspended_at IS NULL AND {BlockRule.ListedSql}
        ORDER BY v.id {window.Order} LIMIT @Limit
        """;
}
