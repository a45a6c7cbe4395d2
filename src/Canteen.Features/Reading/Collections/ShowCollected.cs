using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>One post of a collection, for the collection's owner. 404: unknown, or not visible to them any more.</summary>
public sealed class ShowCollected(Database database, PostGate gate, AccountCache accounts)
{
    private const string RemarkSql = "SELECT note FROM collection_posts WHERE collection_id = @id AND post_id = @post";

    public async Task<Outcome<OwnCollected>> RunAsync(AccountId owner, Id<Collection> id, PostId post, CancellationToken ct)
    {
        var (collection, remark, found) = await database.ReadAsync(
            async db => (
                await CollectionRows.OwnAsync(db, owner, id), await db.ScalarAsync<string?>(RemarkSql, new { id, post }),
                await gate.VisiblePostAsync(db, post, owner)),
            ct);
        if (collection is null || remark is null || found is null) return Fault.NotFound;
        var authors = await accounts.FindAsync([found.AuthorId], ct);
        return authors.TryGetValue(found.AuthorId.Value, out var author)
            ? new OwnCollected(collection, found.Id, author.View, remark)
            : Fault.NotFound;
    }
}

public sealed record OwnCollected(Collection Collection, PostId Post, AccountView Author, string Remark);
