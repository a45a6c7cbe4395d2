using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>Makes a filter, with its keywords. 422: a part that is missing or too long, or too many.</summary>
public sealed class CreateFilter(Database database)
{
    public Task<Outcome<Filter>> RunAsync(AccountId owner, FilterDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Filter>>(
            async tx =>
            {
                if (draft.Check(isNew: true) is { } fault) return fault;
                var id = tx.NewId<Filter>();
                await tx.ExecuteAsync(
                    """
                    INSERT INTO filters (id, account_id, title, contexts, action, expires_at, created_at)
                    VALUES (@id, @owner, @Title, @Contexts, @Action, @ExpiresAt, @Now)
                    """,
                    new
                    {
                        id, owner, Title = PlainText.OneLine(draft.Title!), Contexts = (long)draft.Contexts!.Value,
                        Action = (long)(draft.Action ?? FilterAction.Warn), ExpiresAt = draft.ExpiresAt(tx.Now), tx.Now,
                    });
                foreach (var keyword in draft.Keywords.Where(keyword => !keyword.Removes))
                    await FilterRows.KeepAsync(tx, owner, id, keyword);
                return await FilterRows.DoneAsync(tx, owner, (await FilterRows.FindAsync(tx, owner, id))!);
            },
            ct);
}
