using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// A member chooses what others see of their membership. Whoever chooses a pseudonym gives the stewards their real name, and has to be
/// recognised again when they give another one; with any other choice the name is deleted.
/// </summary>
public sealed class ChangeMembership(Database database)
{
    private const string FindSql =
        """
        SELECT organisation_id, look, names_organisation, real_name FROM memberships
        WHERE id = @id AND account_id = @me AND ended_at IS NULL
        """;

    private const string SaveSql =
        """
        UPDATE memberships SET look = @Look, names_organisation = @NamesOrganisation, real_name = @RealName,
          known_at = CASE WHEN @IsKnown THEN known_at END
        WHERE id = @id
        """;

    /// <param name="wanted">Null members stay as they are.</param>
    /// <returns>404 for somebody else's membership, and for one that was ended; 422 for a pseudonym without a real name.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Membership> id, MembershipChoice wanted, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await tx.FirstOrDefaultAsync<Row>(FindSql, new { id, me }) is not { } row) return Fault.NotFound;
                var before = new Membership((MembershipLook)row.Look, row.NamesOrganisation, row.RealName);
                var after = wanted.Fill(before).Tidied();
                if (after.Check() is { } wrong) return wrong;
                // Nothing is known of somebody who does not write under a pseudonym.
                var isKnown = after.Look == MembershipLook.Pseudonym && after.RealName == before.RealName;
                await tx.ExecuteAsync(SaveSql, new
                {
                    id, Look = (long)after.Look, after.NamesOrganisation, after.RealName, IsKnown = isKnown,
                });
                await tx.AnnounceAsync(new MembershipChanged(me, row.OrganisationId));
                return Done.It;
            },
            ct);

    private sealed class Row
    {
        public Id<Organisation> OrganisationId { get; set; }
        public long Look { get; set; }
        public bool NamesOrganisation { get; set; }
        public string RealName { get; set; } = "";
    }
}

/// <summary>What somebody wants of a membership; null for what stays as it is.</summary>
public sealed record MembershipChoice(MembershipLook? Look, bool? NamesOrganisation, string? RealName)
{
    public Membership Fill(Membership before) =>
        new(Look ?? before.Look, NamesOrganisation ?? before.NamesOrganisation, RealName ?? before.RealName);

    /// <summary>Null for what is no word for it.</summary>
    public static MembershipLook? LookOf(string? word) => word switch
    {
        "hidden" => MembershipLook.Hidden,
        "shown" => MembershipLook.Shown,
        "pseudonym" => MembershipLook.Pseudonym,
        _ => null,
    };
}
