using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// Whether a caller is still let in, according to the database rather than the cache: for connections that outlast a request.
/// </summary>
public sealed class CallerCheck(Database database, TimeProvider clock)
{
    private const string TokenSql = $"SELECT count(*) FROM tokens c WHERE id = @Token AND revoked_at IS NULL AND {MayComeIn}";
    private const string SessionSql = $"SELECT count(*) FROM sessions c WHERE id = @Session AND expires_at > @Now AND {MayComeIn}";

    private const string MayComeIn =
        """
        (c.account_id IS NULL OR EXISTS (SELECT 1 FROM users u JOIN accounts a ON a.id = u.account_id
                                       WHERE u.account_id = c.account_id AND u.disabled_at IS NULL AND a.suspended_at IS NULL))
        """;

    /// <summary>Always true for visitors.</summary>
    public async ValueTask<bool> HoldsAsync(Caller caller, CancellationToken ct)
    {
        if (caller is { Token: null, Session: null }) return true;
        var args = new { Token = caller.Token?.Value, Session = caller.Session?.Value, Now = clock.Milliseconds() };
        return await database.ReadAsync(db => db.ScalarAsync<long>(caller.IsBearer ? TokenSql : SessionSql, args), ct) > 0;
    }
}
