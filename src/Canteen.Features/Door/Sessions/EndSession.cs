using Canteen.Storage;

namespace Canteen.Features.Door.Sessions;

/// <summary>Signs out one of the person's own browsers.</summary>
public sealed class EndSession(Database database)
{
    /// <returns>404 for a session that has ended, is unknown or is somebody else's.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, SessionId session, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var ended = await tx.ExecuteAsync(
                    "DELETE FROM sessions WHERE id = @Id AND account_id = @Me", new { Id = session.Value, Me = me.Value });
                if (ended == 0) return Fault.NotFound;
                await tx.AnnounceAsync(new SessionEnded(session, me));
                return Done.It;
            },
            ct);
}
