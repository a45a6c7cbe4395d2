using System.Collections.Concurrent;
using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// Secrets to callers. What was looked up is remembered on this node, so that a request needs no SQL for its token; the log says when to
/// forget. Unknown and revoked secrets are not remembered.
/// </summary>
public sealed class KnownCallers(Database database, TimeProvider clock) : ILiveTail
{
    private const int Capacity = 20_000;
    private const long TellEvery = 60 * 60 * 1000;

    private readonly ConcurrentDictionary<string, KnownCaller> _known = new(StringComparer.Ordinal);
    private long _forgotten;

    public Task<KnownCaller?> ByTokenAsync(string secret, CancellationToken ct) =>
        FindAsync(Secret.Hash(secret), KnownCallerRow.TokenSql, row => row.AsToken(), ct);

    /// <summary>Null for a session that has ended or expired.</summary>
    public async Task<KnownCaller?> BySessionAsync(string secret, CancellationToken ct) =>
        await FindAsync(Secret.Hash(secret), KnownCallerRow.SessionSql, row => row.AsSession(), ct) is { } known
            && known.ExpiresAt > clock.Milliseconds() ? known : null;

    /// <summary>Looking this secret up asks nobody.</summary>
    public bool Remembers(string secret) => _known.ContainsKey(Secret.Hash(secret));

    public void Hear(LoggedEvent happened)
    {
        Predicate<KnownCaller>? over = happened.Event switch
        {
            SignInsEnded e => known => known.Caller.Account == e.Account,
            EmailConfirmed e => known => known.Caller.Account == e.Account,
            AccountAdmitted e => known => known.Caller.Account == e.Account,
            SessionEnded e => known => known.Caller.Session == e.Session,
            TokenRevoked e => known => known.Caller.Token == e.Token,
            _ => null,
        };
        if (over is null) return;
        Interlocked.Increment(ref _forgotten);
        foreach (var (hash, known) in _known)
        {
            if (over(known)) _known.TryRemove(hash, out _);
        }
    }

    public void Forget()
    {
        Interlocked.Increment(ref _forgotten);
        _known.Clear();
    }

    private async Task<KnownCaller?> FindAsync(string hash, string sql, Func<KnownCallerRow, KnownCaller> read, CancellationToken ct)
    {
        if (!_known.TryGetValue(hash, out var known))
        {
            var forgotten = Volatile.Read(ref _forgotten);
            if (await database.ReadAsync(db => db.FirstOrDefaultAsync<KnownCallerRow>(sql, new { hash }), ct) is not { } row) return null;
            known = read(row);
            Remember(hash, known, forgotten);
        }
        if (!known.Revoked && known.TakeTurnToTell(clock.Milliseconds(), TellEvery)) await TellSeenAsync(known.Caller, ct);
        return known;
    }

    // What was read before something was forgotten may be the very thing to forget: it serves this request only.
    private void Remember(string hash, KnownCaller known, long forgotten)
    {
        if (known.Revoked) return;
        if (_known.Count >= Capacity) _known.Clear();
        _known[hash] = known;
        if (Volatile.Read(ref _forgotten) != forgotten) _known.TryRemove(hash, out _);
    }

    private Task TellSeenAsync(Caller caller, CancellationToken ct) => database.WriteAsync(
        async tx =>
        {
            if (caller.Token is { } token) await tx.ExecuteAsync("UPDATE tokens SET used_at = @Now WHERE id = @Id", new { tx.Now, Id = token.Value });
            if (caller.Session is { } session) await tx.ExecuteAsync("UPDATE sessions SET seen_at = @Now WHERE id = @Id", new { tx.Now, Id = session.Value });
            if (caller.Account is { } me) await tx.ExecuteAsync("UPDATE users SET last_active_at = @Now WHERE account_id = @Id", new { tx.Now, Id = me.Value });
            return Done.It;
        },
        ct);
}
