using System.Security.Cryptography;
using System.Text;
using Canteen.Storage;

namespace Canteen.Features.Platform.Allowances;

/// <summary>
/// How often something may be done: <paramref name="AtOnce"/> times at once, and once more after each further
/// <paramref name="ThenEvery"/>. So within any time t it is done at most AtOnce + t / ThenEvery times. Counted in the
/// database, so that it holds over all nodes and restarts.
/// </summary>
/// <param name="Name">Keeps the counts of different things apart. It is stored.</param>
public sealed record Allowance(string Name, int AtOnce, TimeSpan ThenEvery)
{
    private long Step => (long)ThenEvery.TotalMilliseconds;

    /// <param name="whose">What it is counted by; only its hash is stored.</param>
    /// <returns>How many are left right after this one; null when there was none left to take.</returns>
    public async Task<int?> TakeAsync(WriteTransaction tx, string whose)
    {
        var usedUntil = await tx.ScalarAsync<long?>(
            """
            INSERT INTO allowances (key, used_until) VALUES (@Key, @First)
            ON CONFLICT (key) DO UPDATE
            SET used_until = @Step + CASE WHEN allowances.used_until > @Now THEN allowances.used_until ELSE @Now END
            WHERE allowances.used_until <= @Last
            RETURNING used_until
            """,
            new { Key = Key(whose), First = tx.Now + Step, Step, tx.Now, Last = LastChance(tx.Now) });
        return usedUntil is null ? null : (int)(((AtOnce * Step) - (usedUntil.Value - tx.Now)) / Step);
    }

    /// <summary>Undoes one <see cref="TakeAsync"/>: what was counted did not happen.</summary>
    public Task GiveBackAsync(WriteTransaction tx, string whose) =>
        tx.ExecuteAsync("UPDATE allowances SET used_until = used_until - @Step WHERE key = @Key", new { Step, Key = Key(whose) });

    /// <summary>Forgets all that was taken.</summary>
    public Task RestoreAsync(WriteTransaction tx, string whose) =>
        tx.ExecuteAsync("DELETE FROM allowances WHERE key = @Key", new { Key = Key(whose) });

    /// <summary>Looks without taking. A caller who takes afterwards may still find nothing left.</summary>
    /// <param name="now">Milliseconds since 1970.</param>
    public async Task<bool> IsUsedUpAsync(ReadSession db, string whose, long now) =>
        await db.ScalarAsync<long>(
            "SELECT count(*) FROM allowances WHERE key = @Key AND used_until > @Last",
            new { Key = Key(whose), Last = LastChance(now) }) > 0;

    private long LastChance(long now) => now + (Step * (AtOnce - 1));

    private string Key(string whose) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name} {whose}")));
}
