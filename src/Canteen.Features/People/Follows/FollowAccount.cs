using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>
/// Follows an account, or asks to if it is locked. Done again, it changes the options. 403: oneself, or somebody whom one blocked, or whose
/// server; 404: unknown or suspended; 422: a malformed language, or more than <see cref="Limit"/> without nearly as many followers.
/// </summary>
public sealed class FollowAccount(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    /// <summary>Beyond this number, a person may follow 1.1 times as many people as follow them.</summary>
    public const int Limit = 7500;

    private static readonly Fault Blocked = Fault.Forbidden("You have blocked this person. Unblock them first");

    private static readonly Fault BlockedServer = Fault.Forbidden("You have blocked this person's server. Unblock it first");

    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId other, FollowOptions options, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (options.Check() is { } unreadable) return unreadable;
                if (me == other) return Fault.NotAllowed;
                if (await gate.FindAsync(tx, other, me) is not { Suspended: false } account) return Fault.NotFound;
                if (await gate.BlocksAsync(tx, me, other)) return Blocked;
                if (await gate.BlocksServerAsync(tx, me, account)) return BlockedServer;
                if (!await ChangeAsync(tx, me, other, options))
                {
                    if (await RefusalAsync(tx, me) is { } refusal) return refusal;
                    if (account.Locked) await RequestAsync(tx, me, other, options);
                    else await FollowGraph.FollowAsync(tx, me, other, options);
                }
                return await relationships.FindAsync(tx, me, other);
            },
            ct);

    /// <returns>False if there is neither a follow nor a request.</returns>
    private static async Task<bool> ChangeAsync(WriteTransaction tx, AccountId me, AccountId other, FollowOptions options)
    {
        if (await ChangeAsync(tx, "follow_requests", me, other, options) is not null)
        {
            await tx.AnnounceAsync(new RelationshipChanged(me, other));
            return true;
        }
        if (await ChangeAsync(tx, "follows", me, other, options) is not { } changed) return false;
        await tx.AnnounceAsync(new FollowChanged(me, other, changed.ShowBoosts, changed.Languages));
        return true;
    }

    private static Task<Changed?> ChangeAsync(WriteTransaction tx, string table, AccountId me, AccountId other, FollowOptions options) =>
        tx.FirstOrDefaultAsync<Changed>(
            $"""
            UPDATE {table} SET show_boosts = COALESCE(@ShowBoosts, show_boosts), notify = COALESCE(@Notify, notify),
              languages = CASE WHEN @Given THEN @StoredLanguages ELSE languages END
            WHERE follower_id = @me AND followee_id = @other
            RETURNING show_boosts, languages
            """,
            new { me, other, options.ShowBoosts, options.Notify, Given = options.Languages is not null, options.StoredLanguages });

    private static async Task<Fault?> RefusalAsync(WriteTransaction tx, AccountId me)
    {
        var counts = await tx.FirstOrDefaultAsync<Counts>(
            "SELECT following_count, followers_count FROM accounts WHERE id = @me", new { me });
        var limit = Math.Max(Limit, (long)((counts?.FollowersCount ?? 0) * 1.1));
        return counts?.FollowingCount >= limit ? Fault.Invalid($"Validation failed: You cannot follow more than {limit} people") : null;
    }

    private static async Task RequestAsync(WriteTransaction tx, AccountId me, AccountId other, FollowOptions options)
    {
        var added = await tx.ExecuteAsync(
            """
            INSERT INTO follow_requests (id, follower_id, followee_id, show_boosts, notify, languages, created_at)
            VALUES (@Id, @me, @other, @ShowBoosts, @Notify, @StoredLanguages, @Now)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                Id = tx.NewId<Account>(), me, other, tx.Now,
                ShowBoosts = options.ShowBoosts ?? true, Notify = options.Notify ?? false, options.StoredLanguages,
            });
        if (added > 0) await tx.AnnounceAsync(new FollowRequested(me, other));
    }

    private sealed class Changed
    {
        public bool ShowBoosts { get; set; }
        public string? Languages { get; set; }
    }

    private sealed class Counts
    {
        public long FollowingCount { get; set; }
        public long FollowersCount { get; set; }
    }
}
