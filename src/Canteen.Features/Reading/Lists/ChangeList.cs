using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Changes a list: what is not given stays as it is. 404: unknown; 422 as for making one.</summary>
public sealed class ChangeList(Database database)
{
    private const string Sql =
        """
        UPDATE lists SET title = @Title, replies = @Replies, is_exclusive = @IsExclusive, is_pinned = @IsPinned, notify = @Notifies,
          icon = @Icon, colour = @Colour
        WHERE id = @Id AND account_id = @owner
        """;

    private const string NotifySql = "UPDATE list_members SET notify = @Notifies WHERE list_id = @Id";

    public Task<Outcome<PersonalList>> RunAsync(AccountId owner, Id<PersonalList> id, ListDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<PersonalList>>(
            async tx =>
            {
                if (await ListRows.FindAsync(tx, owner, id) is not { } list) return Fault.NotFound;
                if (draft.Check(isNew: false) is { } fault) return fault;
                var changed = list with
                {
                    Title = draft.Name ?? list.Title,
                    Replies = draft.Replies ?? list.Replies,
                    IsExclusive = draft.IsExclusive ?? list.IsExclusive,
                    IsPinned = draft.IsPinned ?? list.IsPinned,
                    Notifies = draft.Notifies ?? list.Notifies,
                    Icon = draft.Icon ?? list.Icon,
                    Colour = draft.Colour ?? list.Colour,
                };
                await tx.ExecuteAsync(
                    Sql,
                    new
                    {
                        Id = id, owner, changed.Title, Replies = (long)changed.Replies, changed.IsExclusive, changed.IsPinned,
                        changed.Notifies, changed.Icon, Colour = (long)changed.Colour,
                    });
                if (changed.Notifies != list.Notifies) await tx.ExecuteAsync(NotifySql, new { Id = id, changed.Notifies });
                Id<PersonalList>? filled = changed.Replies == list.Replies ? null : id;
                await tx.AnnounceAsync(new ListsChanged(owner, filled, MovesHome: changed.IsExclusive != list.IsExclusive));
                return await ListRows.CountAsync(tx, owner, changed);
            },
            ct);
}
