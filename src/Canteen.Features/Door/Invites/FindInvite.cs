using Canteen.Storage;

namespace Canteen.Features.Door.Invites;

/// <summary>Tells anybody who has an invitation link whether it still works.</summary>
public sealed class FindInvite(Database database, TimeProvider clock)
{
    public static readonly Fault Over = new(
        FaultKind.Unauthorized, "This invitation has expired or been used up. Please ask for a new one.");

    /// <returns>404 for a link that never existed; 401, as in Mastodon, for one that is used up or expired.</returns>
    public Task<Outcome<Invite>> RunAsync(InviteCode code, CancellationToken ct) =>
        database.ReadAsync<Outcome<Invite>>(
            async db =>
            {
                if (await db.FirstOrDefaultAsync<Invite>(Invite.Sql + " WHERE code = @Text", new { code.Text }) is not { } invite)
                    return Fault.NotFound;
                return invite.Works(clock.Milliseconds()) ? invite : Over;
            },
            ct);
}
