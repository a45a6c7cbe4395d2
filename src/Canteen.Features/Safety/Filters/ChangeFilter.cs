using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>
/// Changes a filter: what is not given stays as it is, and keywords are added, changed and removed. 404: unknown, or a keyword of another
/// filter; 422 as for making one.
/// </summary>
public sealed class ChangeFilter(Database database)
{
    private const string Sql =
        """
        UPDATE filters SET title = COALESCE(@Title, title), contexts = COALESCE(@Contexts, contexts), action = COALESCE(@Action, action),
          expires_at = CASE WHEN @SetsEnd = TRUE THEN @ExpiresAt ELSE expires_at END
        WHERE id = @id AND account_id = @owner
        """;

    public Task<Outcome<Filter>> RunAsync(AccountId owner, Id<Filter> id, FilterDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Filter>>(
            async tx =>
            {
                if (draft.Check(isNew: false) is { } fault) return fault;
                if (await FilterRows.FindAsync(tx, owner, id) is not { } filter) return Fault.NotFound;
                if (draft.Keywords.Any(k => k.Id is { } known && !filter.Keywords.Any(own => own.Id == known))) return Fault.NotFound;
                await tx.ExecuteAsync(
                    Sql,
                    new
                    {
                        id, owner, Title = draft.Title is { } title ? PlainText.OneLine(title) : null, Contexts = (long?)draft.Contexts,
                        Action = (long?)draft.Action, SetsEnd = draft.Seconds is not null, ExpiresAt = draft.ExpiresAt(tx.Now),
                    });
                foreach (var keyword in draft.Keywords)
                    await FilterRows.KeepAsync(tx, owner, id, keyword);
                return await FilterRows.DoneAsync(tx, owner, (await FilterRows.FindAsync(tx, owner, id))!);
            },
            ct);
}
