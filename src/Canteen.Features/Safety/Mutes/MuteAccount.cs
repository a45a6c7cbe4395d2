using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Safety.Mutes;

/// <summary>
/// Keeps somebody's posts out of the caller's timelines and threads, for a while or always; done again, it changes for how long. Nobody
/// is told. 403: oneself; 404: unknown, or somebody who blocked the caller; 422: too long, or more than <see cref="Most"/>.
/// </summary>
public sealed class MuteAccount(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    /// <summary>How many people somebody may mute: all of them are in memory while that person reads.</summary>
    public const int Most = 20_000;

    private const long LongestSeconds = 10L * 366 * 24 * 60 * 60;

    private const string KeepSql =
        """
        INSERT INTO mutes (id, account_id, muted_id, notifications, expires_at, created_at)
        VALUES (@Id, @me, @other, @Notifications, @Until, @Now)
        ON CONFLICT (account_id, muted_id) DO UPDATE SET notifications = excluded.notifications, expires_at = excluded.expires_at
        """;

    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot mute more than {Most} people");

    private static readonly Fault BadDuration = Fault.Invalid(
        $"Validation failed: Duration must be 0 for ever, or a number of seconds up to {LongestSeconds}");

    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId other, MuteOptions options, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (options.Seconds is < 0 or > LongestSeconds) return BadDuration;
                if (me == other) return Fault.NotAllowed;
                if (await gate.FindAsync(tx, other, me) is null) return Fault.NotFound;
                if (await tx.ScalarAsync<long>("SELECT COUNT(*) FROM mutes WHERE account_id = @me", new { me }) >= Most) return TooMany;
                long? until = options.Seconds == 0 ? null : tx.Now + (options.Seconds * 1000);
                await tx.ExecuteAsync(
                    KeepSql, new { Id = tx.NewId<Account>(), me, other, options.Notifications, Until = until, tx.Now });
                await tx.AnnounceAsync(new AccountMuted(me, other, until));
                return await relationships.FindAsync(tx, me, other);
            },
            ct);
}

/// <param name="Seconds">For how long; 0 for always.</param>
/// <param name="Notifications">Nor be notified of what they do.</param>
public sealed record MuteOptions(long Seconds = 0, bool Notifications = true);
