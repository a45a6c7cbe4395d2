using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// Everybody whom an organisation confirmed, for its stewards: hidden ones too, with the real names behind pseudonyms. It is the only place
/// where these are read. 404 for everybody else, staff included.
/// </summary>
public sealed class ListForStewards(Database database, AccountHydrator accounts, TimeProvider clock)
{
    internal const string InvitationsSql =
        """
        SELECT i.id, i.expires_at, a.handle FROM organisation_invitations i LEFT JOIN accounts a ON a.id = i.account_id
        WHERE i.organisation_id = @id AND i.expires_at > @now ORDER BY i.id DESC
        """;

    public Task<Outcome<StewardView>> RunAsync(AccountId me, string slug, PageWindow window, CancellationToken ct) =>
        database.ReadAsync<Outcome<StewardView>>(
            async db =>
            {
                if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
                if (await OrganisationRows.ForStewardAsync(db, parsed, me) is not { } found) return Fault.NotFound;
                var args = new { id = found.Id, now = clock.Milliseconds(), window.Below, window.Above, window.Limit };
                var waiting = await db.QueryAsync<Row>(Sql("m.look = 2 AND m.known_at IS NULL", "DESC"), args);
                var rows = window.NewestFirst(await db.QueryAsync<Row>(Sql("m.id < @Below AND m.id > @Above", window.Order), args));
                var people = await accounts.LoadAsync(db, [.. waiting.Concat(rows).Select(row => row.AccountId)]);
                var known = people.ToLookup(view => view.Id);
                return new StewardView(
                    found.ToShown(), Shown(waiting), Page<StewardedMember>.Of(window, rows, row => row.Id.Value, Shown(rows)))
                {
                    Invitations = (await db.QueryAsync<InvitationRow>(InvitationsSql, args))
                        .ConvertAll(row => new OpenInvitation(row.Id, row.Handle, row.ExpiresAt)),
                };

                List<StewardedMember> Shown(List<Row> some) =>
                    [.. some.Where(row => known.Contains(row.AccountId)).Select(row => row.ToMember(known[row.AccountId].First(), me))];
            },
            ct);

    internal static string Sql(string condition, string order) =>
        $"""
        SELECT m.id, m.account_id, m.way, m.look, m.real_name, m.known_at, m.confirmed_at, m.expires_at FROM memberships m
        WHERE m.organisation_id = @id AND {OrganisationRows.LastsSql} AND {condition} ORDER BY m.id {order} LIMIT @Limit
        """;

    private sealed class Row
    {
        public Id<Membership> Id { get; set; }
        public AccountId AccountId { get; set; }
        public long Way { get; set; }
        public long Look { get; set; }
        public string RealName { get; set; } = "";
        public long? KnownAt { get; set; }
        public long ConfirmedAt { get; set; }
        public long ExpiresAt { get; set; }

        public StewardedMember ToMember(AccountView person, AccountId me) => new(
            Id, person, (MembershipWay)Way, (MembershipLook)Look, RealName, KnownAt is not null, ConfirmedAt, ExpiresAt)
        {
            IsMine = AccountId == me,
        };
    }

    private sealed class InvitationRow
    {
        public Id<MembershipInvitation> Id { get; set; }
        public string? Handle { get; set; }
        public long ExpiresAt { get; set; }
    }
}

/// <param name="Waiting">Those under a pseudonym whom no steward has recognised yet.</param>
public sealed record StewardView(ShownOrganisation Organisation, IReadOnlyList<StewardedMember> Waiting, Page<StewardedMember> Members)
{
    public required IReadOnlyList<OpenInvitation> Invitations { get; init; }
}

public sealed record StewardedMember(
    Id<Membership> Id, AccountView Person, MembershipWay Way, MembershipLook Look, string RealName, bool IsKnown, long ConfirmedAt,
    long ExpiresAt)
{
    /// <summary>Nobody vouches for themselves.</summary>
    public bool IsMine { get; init; }
}

/// <param name="Handle">Whom it names; null for a link.</param>
public sealed record OpenInvitation(Id<MembershipInvitation> Id, string? Handle, long ExpiresAt);
