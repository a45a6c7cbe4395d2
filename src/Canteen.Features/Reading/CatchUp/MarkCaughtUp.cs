using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>Remembers up to when somebody has caught up; never back, and never into the future.</summary>
public sealed class MarkCaughtUp(Database database)
{
    private const string Sql =
        """
        INSERT INTO catch_up_marks (account_id, caught_up_to) VALUES (@me, @Upto)
        ON CONFLICT (account_id) DO UPDATE SET caught_up_to = excluded.caught_up_to
        WHERE catch_up_marks.caught_up_to < excluded.caught_up_to
        """;

    /// <param name="upto">Milliseconds since 1970 (UTC).</param>
    /// <returns>Up to when they have caught up now.</returns>
    public Task<long> RunAsync(AccountId me, long upto, CancellationToken ct) => database.WriteAsync(
        async tx =>
        {
            await tx.ExecuteAsync(Sql, new { me, Upto = Math.Min(upto, tx.Now) });
            return await tx.ScalarAsync<long>(FindSpan.MarkSql, new { me });
        },
        ct);
}
