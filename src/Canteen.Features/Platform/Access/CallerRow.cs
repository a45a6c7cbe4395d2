namespace Canteen.Features.Platform.Access;

/// <summary>A token or a session with the state of its account, as a row of the database.</summary>
internal sealed class CallerRow
{
    public const string TokenSql =
        """
        SELECT t.id, t.app_id, t.account_id, t.scopes, t.revoked_at, t.used_at AS seen_at,
               u.confirmed_at, u.approved_at, u.disabled_at, a.suspended_at
        FROM tokens t LEFT JOIN users u ON u.account_id = t.account_id LEFT JOIN accounts a ON a.id = t.account_id
        WHERE t.token_hash = @hash
        """;

    public const string SessionSql =
        """
        SELECT s.id, s.account_id, s.seen_at, s.expires_at, u.confirmed_at, u.approved_at, u.disabled_at, a.suspended_at
        FROM sessions s JOIN users u ON u.account_id = s.account_id JOIN accounts a ON a.id = s.account_id
        WHERE s.token_hash = @hash
        """;

    public long Id { get; set; }
    public long? AppId { get; set; }
    public long? AccountId { get; set; }
    public string Scopes { get; set; } = "";
    public long? RevokedAt { get; set; }
    public long? SeenAt { get; set; }
    public long? ExpiresAt { get; set; }
    public long? ConfirmedAt { get; set; }
    public long? ApprovedAt { get; set; }
    public long? DisabledAt { get; set; }
    public long? SuspendedAt { get; set; }

    public CachedCaller AsToken() => Known(new(
        AccountId is { } account ? new(account) : null, AppId is { } app ? new(app) : null, new(Id), null, ScopeSet.Parse(Scopes)));

    public CachedCaller AsSession() => Known(new(new(AccountId!.Value), null, null, new(Id), ScopeSet.All));

    private CachedCaller Known(Caller caller) =>
        new(caller, State(), RevokedAt is not null, ExpiresAt ?? long.MaxValue) { SeenAt = SeenAt ?? 0 };

    private AccessState State() =>
        AccountId is null ? AccessState.Open : AccessStates.Of(ConfirmedAt, ApprovedAt, DisabledAt, SuspendedAt);
}
