using Canteen.Storage;

namespace Canteen.Features.Door.Invites;

/// <summary>A member ends one of their invitation links.</summary>
public sealed class EndInvite(Database database)
{
    /// <returns>404 for a link that is unknown, used up or expired, or somebody else's.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, long invite, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var ended = await tx.ExecuteAsync(
                    "UPDATE invites SET expires_at = @Now WHERE id = @invite AND created_by = @Me AND (expires_at IS NULL OR expires_at > @Now)",
                    new { invite, Me = me.Value, tx.Now });
                return ended > 0 ? Done.It : Fault.NotFound;
            },
            ct);
}
