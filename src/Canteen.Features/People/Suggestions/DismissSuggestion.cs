using Canteen.Storage;

namespace Canteen.Features.People.Suggestions;

/// <summary>Somebody does not want to have a person suggested, or no longer minds. Nobody else is told.</summary>
public sealed class DismissSuggestion(Database database)
{
    /// <summary>Nothing happens where there is no such account: it is answered as if it had been dismissed.</summary>
    public Task<Done> RunAsync(AccountId me, AccountId other, CancellationToken ct) =>
        database.WriteAsync(
            async tx =>
            {
                var added = await tx.ExecuteAsync(
                    """
                    INSERT INTO suggestion_dismissals (id, account_id, dismissed_id, created_at)
                    SELECT @Id, @me, a.id, @Now FROM accounts a WHERE a.id = @other AND a.id <> @me
                    ON CONFLICT (account_id, dismissed_id) DO NOTHING
                    """,
                    new { Id = tx.NewId<Suggestion>().Value, me, other, tx.Now });
                if (added > 0) await tx.AnnounceAsync(new SuggestionsChanged(me));
                return Done.It;
            },
            ct);
}

/// <summary>Takes back what <see cref="DismissSuggestion"/> did.</summary>
public sealed class AllowSuggestion(Database database)
{
    public Task<Done> RunAsync(AccountId me, AccountId other, CancellationToken ct) =>
        database.WriteAsync(
            async tx =>
            {
                var gone = await tx.ExecuteAsync(
                    "DELETE FROM suggestion_dismissals WHERE account_id = @me AND dismissed_id = @other", new { me, other });
                if (gone > 0) await tx.AnnounceAsync(new SuggestionsChanged(me));
                return Done.It;
            },
            ct);
}
