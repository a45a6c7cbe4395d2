using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Somebody accepts an invitation, which is used up with it.</summary>
public sealed class AcceptInvitation(Database database)
{
    public static readonly Fault Void = Fault.Invalid("This invitation has been used or has run out. Please ask for a new one.");

    private const string TakeSql =
        """
        DELETE FROM organisation_invitations
        WHERE (secret_hash = @hash OR (id = @id AND account_id = @me)) AND expires_at > @Now
        RETURNING organisation_id
        """;

    private const string OpenSql = "SELECT slug FROM organisations WHERE id = @organisation AND state = 1";

    /// <param name="link">The secret of a link; else null.</param>
    /// <param name="id">Of an invitation that names the caller; else 0.</param>
    /// <returns>The address part of the organisation; 422 for one that is void, or meant for somebody else.</returns>
    public Task<Outcome<string>> RunAsync(AccountId me, string? link, Id<MembershipInvitation> id, CancellationToken ct)
    {
        var hash = Secret<MembershipInvitation>.TryParse(link, out var secret) ? secret.Hash : "";
        return database.WriteAsync<Outcome<string>>(
            async tx =>
            {
                if (await tx.ScalarAsync<long?>(TakeSql, new { hash, id, me, tx.Now }) is not { } taken) return Void;
                var organisation = new Id<Organisation>(taken);
                if (await tx.ScalarAsync<string>(OpenSql, new { organisation }) is not { } slug) return Void;
                if (await MembershipRows.ConfirmAsync(tx, organisation, me, MembershipWay.Invitation) is { } refused) return refused;
                return slug;
            },
            ct);
    }
}
