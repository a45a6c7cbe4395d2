using Canteen.Storage;

namespace Canteen.Features.Door.Sessions;

/// <summary>The browsers in which a person is signed in, most recently used first.</summary>
public sealed class ListSessions(Database database, TimeProvider clock)
{
    public Task<List<SessionRow>> RunAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync(
            db => db.QueryAsync<SessionRow>(
                """
                SELECT id, user_agent, address, created_at, seen_at FROM sessions
                WHERE account_id = @Me AND expires_at > @Now ORDER BY seen_at DESC, id DESC LIMIT 200
                """,
                new { Me = me.Value, Now = clock.Milliseconds() }),
            ct);
}

/// <summary>Times in milliseconds since 1970.</summary>
public sealed class SessionRow
{
    public SessionId Id { get; set; }
    public string UserAgent { get; set; } = "";
    public string Address { get; set; } = "";
    public long CreatedAt { get; set; }
    public long SeenAt { get; set; }
}
