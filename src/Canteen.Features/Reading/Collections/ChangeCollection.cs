using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Changes the words of a collection and who may read it: what is not given stays as it is. Once it is private, nobody follows it any
/// more; once it is not read by link, its link is over. 404: unknown; 422: words that cannot be.
/// </summary>
public sealed class ChangeCollection(Database database)
{
    private const string Sql =
        "UPDATE collections SET title = @Title, description = @Description, sharing = @Sharing, link = @Link WHERE id = @Id";

    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<Collection> id, CollectionDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await CollectionRows.OwnAsync(tx, owner, id) is not { } collection) return Fault.NotFound;
                var changed = draft.Fill(collection);
                if (changed.Check() is { } wrong) return wrong;
                await SaveAsync(tx, changed);
                if (changed.Visibility == CollectionVisibility.Private) await EndFollowsAsync(tx, id);
                await tx.AnnounceAsync(new CollectionsChanged(owner));
                return Done.It;
            },
            ct);

    internal static Task SaveAsync(WriteTransaction tx, Collection changed) => tx.ExecuteAsync(
        Sql,
        new { changed.Id, changed.Title, changed.Description, Sharing = (long)changed.Visibility, Link = changed.Link?.Text });

    internal static Task EndFollowsAsync(WriteTransaction tx, Id<Collection> id) =>
        tx.ExecuteAsync("DELETE FROM collection_follows WHERE collection_id = @id", new { id });
}
