using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Federation.Actors;

/// <summary>
/// A local post that a stranger may read: public or unlisted, and by the author in its address. 404 for any other; 410 once it is deleted,
/// but only if a stranger could have read it before.
/// </summary>
public sealed class FindWireObject(Database database, VisiblePosts posts)
{
    public static readonly Fault Deleted = new(FaultKind.Gone, "This has been deleted by its author");

    private const string DeletedSql =
        $"""
        SELECT 1 FROM posts p
        WHERE p.id = @post AND p.author_id = @author AND p.deleted_at IS NOT NULL AND {AudienceSql.ForEveryone} AND p.local = TRUE
        """;

    public async Task<Outcome<PostView>> RunAsync(AccountId author, PostId post, CancellationToken ct)
    {
        var found = await posts.ListAsync(null, [post], FilterContext.None, ct);
        if (found is [{ Author.View: { Domain.Length: 0 } writer } shown] && writer.Id == author)
            return shown.ToView();
        var deleted = await database.ReadAsync(db => db.FirstOrDefaultAsync<long?>(DeletedSql, new { post, author }), ct);
        return deleted is null ? Fault.NotFound : Deleted;
    }
}
