using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// A member leaves: nothing of the membership is kept. One that a steward ended stays as a row, so that it is not confirmed again by
/// itself.
/// </summary>
public sealed class LeaveOrganisation(Database database)
{
    private const string Sql =
        "DELETE FROM memberships WHERE id = @id AND account_id = @me AND ended_at IS NULL RETURNING organisation_id";

    /// <returns>404 for somebody else's membership, and for one that was ended.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Membership> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await tx.ScalarAsync<long?>(Sql, new { id, me }) is not { } organisation) return Fault.NotFound;
                await tx.AnnounceAsync(new MembershipChanged(me, new(organisation)));
                return Done.It;
            },
            ct);
}
