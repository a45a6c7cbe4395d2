using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Writes that somebody was confirmed, in whichever way.</summary>
internal static class MembershipRows
{
    internal const string AddressSql = "SELECT COUNT(*) FROM memberships WHERE address_hash = @hash AND account_id <> @who";

    private const string EndedSql =
        "SELECT COUNT(*) FROM memberships WHERE organisation_id = @organisation AND account_id = @who AND ended_at IS NOT NULL";

    private const string ConfirmSql =
        """
        INSERT INTO memberships (
          id, organisation_id, account_id, way, look, names_organisation, real_name, confirmed_at, expires_at, address_hash)
        VALUES (@Id, @organisation, @who, @Way, 0, FALSE, '', @Now, @Until, @hash)
        ON CONFLICT (organisation_id, account_id) DO UPDATE SET
          way = excluded.way, confirmed_at = excluded.confirmed_at, expires_at = excluded.expires_at, ended_at = NULL,
          address_hash = COALESCE(excluded.address_hash, memberships.address_hash)
        """;

    private static readonly Fault AddressUsed = Fault.Invalid(
        "Validation failed: This work address has already confirmed another account here");

    private static readonly Fault Ended = Fault.Invalid(
        "Validation failed: Someone who looks after this organisation ended your membership. Please ask them for an invitation");

    /// <summary>A new membership is hidden until its member decides; one that is renewed stays as it was shown.</summary>
    /// <param name="hash">Of the work address; null where there is none.</param>
    /// <returns>Null, or why not.</returns>
    public static async Task<Fault?> ConfirmAsync(
        WriteTransaction tx, Id<Organisation> organisation, AccountId who, MembershipWay way, string? hash = null)
    {
        if (hash is not null && await tx.ScalarAsync<long>(AddressSql, new { hash, who }) > 0) return AddressUsed;
        if (way != MembershipWay.Invitation && await tx.ScalarAsync<long>(EndedSql, new { organisation, who }) > 0) return Ended;
        var until = tx.Now + (long)Membership.Lasts.TotalMilliseconds;
        await tx.ExecuteAsync(
            ConfirmSql, new { Id = tx.NewId<Membership>(), organisation, who, Way = (long)way, tx.Now, Until = until, hash });
        await tx.AnnounceAsync(new MembershipChanged(who, organisation));
        return null;
    }
}
