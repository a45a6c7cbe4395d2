using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Makes a list, the last of its owner's. 422: without a title, with an unknown choice, or one too many.</summary>
public sealed class CreateList(Database database)
{
    private const string Sql =
        """
        INSERT INTO lists (id, account_id, title, replies, is_exclusive, is_pinned, icon, colour, place, created_at)
        VALUES (@Id, @owner, @Name, @Replies, @IsExclusive, @IsPinned, @Icon, @Colour,
          (SELECT COALESCE(MAX(place), 0) + 1 FROM lists WHERE account_id = @owner), @Now)
        """;

    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot have more than {PersonalList.Most} lists");

    public Task<Outcome<PersonalList>> RunAsync(AccountId owner, ListDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<PersonalList>>(
            async tx =>
            {
                if (draft.Check(isNew: true) is { } fault) return fault;
                var id = tx.NewId<PersonalList>();
                await tx.ExecuteAsync(
                    Sql,
                    new
                    {
                        Id = id, owner, draft.Name, Replies = (long)(draft.Replies ?? ListReplies.List),
                        IsExclusive = draft.IsExclusive ?? false, IsPinned = draft.IsPinned ?? false,
                        Icon = draft.Icon ?? PersonalList.Icons[0], Colour = (long)(draft.Colour ?? ListColour.Green), tx.Now,
                    });
                var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM lists WHERE account_id = @owner", new { owner });
                if (count > PersonalList.Most) return TooMany;
                await tx.AnnounceAsync(new ListsChanged(owner));
                return (await ListRows.FindAsync(tx, owner, id))!;
            },
            ct);
}
