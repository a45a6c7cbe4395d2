using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignIn;

/// <summary>Signs this browser out.</summary>
public sealed class CloseSession(Database database)
{
    public Task<Done> RunAsync(Caller caller, CancellationToken ct) =>
        database.WriteAsync(
            async tx =>
            {
                if (caller is not { Session: { } session, Account: { } account }) return Done.It;
                var closed = await tx.ExecuteAsync("DELETE FROM sessions WHERE id = @Id", new { Id = session.Value });
                if (closed > 0) await tx.AnnounceAsync(new SessionEnded(session, account));
                return Done.It;
            },
            ct);
}
