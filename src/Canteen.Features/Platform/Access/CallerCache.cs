using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// Finds the caller of a secret. What was looked up is cached on this node, so that a request needs no SQL for its token; the event log
/// says when to forget it. Tokens and sessions are cached apart: neither is ever found where the other is asked for.
/// </summary>
public sealed class CallerCache(Database database, TimeProvider clock) : IInvalidationTail
{
    private const long TellEvery = 60 * 60 * 1000;

    private readonly SecretCache<AccessToken> _tokens = new();
    private readonly SecretCache<BrowserSession> _sessions = new();

    public IReadOnlyCollection<Type> HearsAtOnce { get; } =
        [
            typeof(SignInsEnded), typeof(AccessChanged), typeof(AccountSuspended), typeof(EmailConfirmed), typeof(AccountAdmitted),
            typeof(SessionEnded), typeof(TokenRevoked),
        ];

    public Task<CachedCaller?> ByTokenAsync(Secret<AccessToken> secret, CancellationToken ct) =>
        FindAsync(_tokens, secret, CallerRow.TokenSql, row => row.AsToken(), ct);

    /// <summary>Null for a session that has ended or expired.</summary>
    public async Task<CachedCaller?> BySessionAsync(Secret<BrowserSession> secret, CancellationToken ct) =>
        await FindAsync(_sessions, secret, CallerRow.SessionSql, row => row.AsSession(), ct) is { } known
            && known.ExpiresAt > clock.Milliseconds() ? known : null;

    /// <summary>True when this secret can be looked up without the database.</summary>
    public bool Remembers(Secret<AccessToken> secret) => _tokens.Find(secret.Hash) is not null;

    public bool Remembers(Secret<BrowserSession> secret) => _sessions.Find(secret.Hash) is not null;

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case SignInsEnded e: Forget(e.Account); break;
            case AccessChanged e: Forget(e.Account); break;
            case AccountSuspended e: Forget(e.Account); break;
            case EmailConfirmed e: Forget(e.Account); break;
            case AccountAdmitted e: Forget(e.Account); break;
            case SessionEnded e: _sessions.Forget(caller => caller.Session == e.Session); break;
            case TokenRevoked e: _tokens.Forget(caller => caller.Token == e.Token); break;
        }
    }

    public void Forget()
    {
        _tokens.Forget(_ => true);
        _sessions.Forget(_ => true);
    }

    private void Forget(AccountId account)
    {
        _tokens.Forget(caller => caller.Account == account);
        _sessions.Forget(caller => caller.Account == account);
    }

    private async Task<CachedCaller?> FindAsync<TKind>(
        SecretCache<TKind> memory, Secret<TKind> secret, string sql, Func<CallerRow, CachedCaller> read, CancellationToken ct)
        where TKind : ISecretKind
    {
        var hash = secret.Hash;
        if (memory.Find(hash) is not { } known)
        {
            var mark = memory.Mark;
            if (await database.ReadAsync(db => db.FirstOrDefaultAsync<CallerRow>(sql, new { hash }), ct) is not { } row) return null;
            known = read(row);
            memory.Remember(hash, known, mark);
        }
        if (!known.Revoked && known.TakeTurnToTell(clock.Milliseconds(), TellEvery)) await TellSeenAsync(known.Caller, ct);
        return known;
    }

    private Task TellSeenAsync(Caller caller, CancellationToken ct) => database.WriteAsync(
        async tx =>
        {
            if (caller.Token is { } token)
                await tx.ExecuteAsync("UPDATE tokens SET used_at = @Now WHERE id = @Id", new { tx.Now, Id = token.Value });
            if (caller.Session is { } session)
                await tx.ExecuteAsync("UPDATE sessions SET seen_at = @Now WHERE id = @Id", new { tx.Now, Id = session.Value });
            if (caller.Account is { } me)
                await tx.ExecuteAsync("UPDATE users SET last_active_at = @Now WHERE account_id = @Id", new { tx.Now, Id = me.Value });
            return Done.It;
        },
        ct);
}
