using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Boosts;

/// <summary>The people who boosted a post for everyone to see, latest first. The cursors are those of the boosts.</summary>
public sealed class ListBoosters(Database database, PostGate gate, AccountHydrator accounts)
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
        SELECT p.id AS cursor, p.author_id AS account_id FROM posts p JOIN accounts a ON a.id = p.author_id
        WHERE p.boost_of_id = @Post AND p.deleted_at IS NULL AND p.id < @Below AND p.id > @Above
          AND {AudienceSql.ForMembers} AND {AudienceSql.NotBehindSignIn}
          AND a.suspended_at IS NULL AND {BlockRule.ListedSql}
        ORDER BY p.id {window.Order} LIMIT @Limit
        """;
}
