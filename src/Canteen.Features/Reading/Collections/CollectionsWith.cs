using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>In which of somebody's collections a post is. 404: the post is not visible to them.</summary>
public sealed class CollectionsWith(Database database, PostGate gate)
{
    internal const string WithSql = "SELECT collection_id FROM collection_posts WHERE account_id = @owner AND post_id = @Id";

    private const string OwnSql = "SELECT id, title FROM collections WHERE account_id = @owner ORDER BY id DESC";

    public Task<Outcome<CollectionsOfPost>> RunAsync(AccountId owner, PostId post, CancellationToken ct) =>
        database.ReadAsync<Outcome<CollectionsOfPost>>(
            async db =>
            {
                if (await gate.VisibleOriginalAsync(db, post, owner) is not { } found) return Fault.NotFound;
                var own = await db.QueryAsync<CollectionRow>(OwnSql, new { owner });
                var holding = await db.QueryAsync<Id<Collection>>(WithSql, new { owner, found.Id });
                return new CollectionsOfPost(
                    found.Id, found.AuthorId, [.. own.Select(row => new NamedCollection(row.Id, row.Title))], holding.ToHashSet());
            },
            ct);
}

/// <param name="All">Newest first.</param>
/// <param name="With">Those that hold the post.</param>
public sealed record CollectionsOfPost(
    PostId Post, AccountId Author, IReadOnlyList<NamedCollection> All, IReadOnlySet<Id<Collection>> With);

public sealed record NamedCollection(Id<Collection> Id, string Title);
