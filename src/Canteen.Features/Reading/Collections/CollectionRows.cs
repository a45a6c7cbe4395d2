using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>What several use cases ask of the rows of collections.</summary>
internal static class CollectionRows
{
    /// <summary>
    /// A condition on <c>collections c</c>, with <c>@viewer</c> (0 for a visitor) and <c>@link</c> (empty for none): for the viewer there
    /// is such a collection. With a block between them and its owner there is not, nor where the owner is suspended. Whoever follows one
    /// that is read by link has shown the link before.
    /// </summary>
    public static readonly string FoundSql =
        $"""
        (c.account_id = @viewer OR (
          (c.sharing = 2 OR (c.sharing = 1 AND (c.link = @link OR EXISTS (
            SELECT 1 FROM collection_follows w WHERE w.collection_id = c.id AND w.account_id = @viewer))))
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = c.account_id AND g.suspended_at IS NOT NULL)
          AND {BlockRule.PersonSql("c.account_id")}))
        """;

    /// <summary>The posts <c>p</c> of <c>collections c</c>, as <c>collection_posts e</c>, that the viewer may see.</summary>
    public static readonly string PostsSql =
        $"""
        collection_posts e CROSS JOIN posts p
        WHERE e.collection_id = c.id AND p.id = e.post_id AND {VisibleRule.Sql}
        """;

    private const string OwnSql =
        "SELECT id, account_id AS owner, title, description, sharing, link FROM collections WHERE id = @id AND account_id = @owner";

    /// <summary>The same for one too many however it is added.</summary>
    public static readonly Fault TooManyPosts = Fault.Invalid(
        $"Validation failed: A collection cannot have more than {Collection.MostPosts} posts");

    /// <summary>A collection for its owner to change; null for somebody else's.</summary>
    public static async Task<Collection?> OwnAsync(ReadSession db, AccountId owner, Id<Collection> id)
    {
        if (await db.FirstOrDefaultAsync<CollectionRow>(OwnSql, new { owner, id }) is not { } row) return null;
        CollectionLink? link = CollectionLink.TryParse(row.Link, out var known) ? known : null;
        return new(row.Id, row.Owner, row.Title, row.Description, (CollectionVisibility)row.Sharing, link);
    }

    /// <summary>The number of a place above all others: later ones get higher numbers, also where the clock was set back.</summary>
    public static async Task<long> TopAsync(WriteTransaction tx, Id<Collection> id)
    {
        var highest = await tx.ScalarAsync<long?>("SELECT MAX(place) FROM collection_posts WHERE collection_id = @id", new { id }) ?? 0;
        return Math.Max(tx.NewId<Collection>().Value, highest + 1);
    }
}

/// <summary>A collection as its table has it; what is counted and asked for beside it is empty where a query did not.</summary>
public sealed class CollectionRow
{
    public Id<Collection> Id { get; set; }
    public AccountId Owner { get; set; }
    public string Title { get; set; } = "";
    public string Description { get; set; } = "";
    public long Sharing { get; set; }
    public string? Link { get; set; }
    public long CreatedAt { get; set; }

    /// <summary>What a page of a list goes on from.</summary>
    public long Cursor { get; set; }

    /// <summary>How many the viewer may see.</summary>
    public long Posts { get; set; }

    public long Followers { get; set; }

    /// <summary>When the viewer, who follows it, last looked at it; null where they do not.</summary>
    public long? SeenAt { get; set; }

    /// <summary>How many of the posts are newer than that.</summary>
    public long Fresh { get; set; }
}
