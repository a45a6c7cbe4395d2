using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Somebody's own memberships, also those that have run out or were ended, and the invitations that name them.</summary>
public sealed class ListMemberships(Database database, TimeProvider clock)
{
    internal const string Sql =
        $"""
        SELECT m.id AS membership, m.way, m.look, m.names_organisation, m.real_name, m.known_at, m.confirmed_at, m.expires_at, m.ended_at,
          {OrganisationRows.Columns}
        FROM memberships m JOIN organisations o ON o.id = m.organisation_id
        WHERE m.account_id = @me ORDER BY m.id DESC
        """;

    internal const string InvitationsSql =
        """
        SELECT i.id, o.slug, o.name, i.expires_at FROM organisation_invitations i JOIN organisations o ON o.id = i.organisation_id
        WHERE i.account_id = @me AND i.expires_at > @now AND o.state = 1 ORDER BY i.id DESC
        """;

    public Task<OwnMemberships> RunAsync(AccountId me, CancellationToken ct) => database.ReadAsync(
        async db =>
        {
            var now = clock.Milliseconds();
            var rows = await db.QueryAsync<Row>(Sql, new { me });
            return new OwnMemberships(rows.ConvertAll(row => row.ToOwn(now)), await InvitationsAsync(db, me, now));
        },
        ct);

    /// <summary>Those that name somebody; an invitation by a link names nobody.</summary>
    internal static async Task<List<OwnInvitation>> InvitationsAsync(ReadSession db, AccountId me, long now) =>
        (await db.QueryAsync<InvitationRow>(InvitationsSql, new { me, now }))
            .ConvertAll(row => new OwnInvitation(row.Id, row.Slug, row.Name, row.ExpiresAt));

    private sealed class Row : OrganisationRow
    {
        public Id<Membership> Membership { get; set; }
        public long Way { get; set; }
        public long Look { get; set; }
        public bool NamesOrganisation { get; set; }
        public string RealName { get; set; } = "";
        public long? KnownAt { get; set; }
        public long ConfirmedAt { get; set; }
        public long ExpiresAt { get; set; }
        public long? EndedAt { get; set; }

        public OwnMembership ToOwn(long now) => new(
            Membership, ToShown(), (MembershipWay)Way, new((MembershipLook)Look, NamesOrganisation, RealName), KnownAt is not null,
            ConfirmedAt, ExpiresAt)
        {
            Standing = EndedAt is not null ? MembershipStanding.Ended
                : State != (long)OrganisationState.Open ? MembershipStanding.Closed
                : ExpiresAt <= now ? MembershipStanding.RunOut
                : ExpiresAt <= now + (long)Domain.Membership.SoonOver.TotalMilliseconds ? MembershipStanding.RunsOutSoon
                : MembershipStanding.Confirmed,
        };
    }

    private sealed class InvitationRow
    {
        public Id<MembershipInvitation> Id { get; set; }
        public string Slug { get; set; } = "";
        public string Name { get; set; } = "";
        public long ExpiresAt { get; set; }
    }
}

public sealed record OwnMemberships(IReadOnlyList<OwnMembership> Memberships, IReadOnlyList<OwnInvitation> Invitations);

/// <param name="IsKnown">A steward said that they know whom the pseudonym stands for.</param>
public sealed record OwnMembership(
    Id<Membership> Id, ShownOrganisation Organisation, MembershipWay Way, Membership Choice, bool IsKnown, long ConfirmedAt, long ExpiresAt)
{
    public required MembershipStanding Standing { get; init; }

    public bool Counts => Standing is MembershipStanding.Confirmed or MembershipStanding.RunsOutSoon;
}

public sealed record OwnInvitation(Id<MembershipInvitation> Id, string Slug, string Name, long ExpiresAt);

public enum MembershipStanding
{
    Confirmed,
    RunsOutSoon,
    RunOut,

    /// <summary>A steward ended it.</summary>
    Ended,

    /// <summary>The organisation is not open any more.</summary>
    Closed,
}
