using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>Makes a collection. 422: words that cannot be, or one too many.</summary>
public sealed class CreateCollection(Database database)
{
    private const string AddSql =
        """
        INSERT INTO collections (id, account_id, title, description, sharing, link, created_at)
        VALUES (@Id, @Owner, @Title, @Description, @Sharing, @Link, @Now)
        """;

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: You cannot have more than {Collection.Most} collections");

    public Task<Outcome<Id<Collection>>> RunAsync(AccountId owner, CollectionDraft draft, CancellationToken ct) =>
        database.WriteAsync(tx => AddAsync(tx, owner, draft), ct);

    internal static async Task<Outcome<Id<Collection>>> AddAsync(WriteTransaction tx, AccountId owner, CollectionDraft draft)
    {
        var made = draft.Fill(new(tx.NewId<Collection>(), owner, "", "", CollectionVisibility.Private, null));
        if (made.Check() is { } wrong) return wrong;
        await tx.ExecuteAsync(
            AddSql,
            new
            {
                made.Id, made.Owner, made.Title, made.Description, Sharing = (long)made.Visibility, Link = made.Link?.Text, tx.Now,
            });
        var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM collections WHERE account_id = @owner", new { owner });
        if (count > Collection.Most) return TooMany;
        await tx.AnnounceAsync(new CollectionsChanged(owner));
        return made.Id;
    }
}
