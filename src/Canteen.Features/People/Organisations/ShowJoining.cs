using Canteen.Core;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// How far somebody has come with being confirmed by an organisation, and which ways are open. 404 for one that is not open.
/// </summary>
public sealed class ShowJoining(Database database, CanteenSettings settings, TimeProvider clock)
{
    internal const string Sql =
        """
        SELECT a.handle, u.email, p.url, p.answer, w.expires_at AS code_until,
          (SELECT m.expires_at FROM memberships m WHERE m.organisation_id = @id AND m.account_id = @me AND m.ended_at IS NULL) AS until
        FROM accounts a JOIN users u ON u.account_id = a.id
        LEFT JOIN work_pages p ON p.account_id = a.id AND p.organisation_id = @id
        LEFT JOIN work_addresses w ON w.account_id = a.id AND w.organisation_id = @id AND w.tries_left > 0 AND w.expires_at > @now
        WHERE a.id = @me
        """;

    private const string DomainsSql = "SELECT domain FROM organisation_domains WHERE organisation_id = @id ORDER BY domain";

    public Task<Outcome<Joining>> RunAsync(AccountId me, string slug, CancellationToken ct) => database.ReadAsync<Outcome<Joining>>(
        async db =>
        {
            if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
            if (await OrganisationRows.OpenAsync(db, parsed) is not { } found) return Fault.NotFound;
            var args = new { id = found.Id, me, now = clock.Milliseconds() };
            var row = await db.FirstOrDefaultAsync<Row>(Sql, args);
            var domains = await db.QueryAsync<string>(DomainsSql, args);
            var fits = EmailAddress.TryParse(row!.Email, out var own) && MailDomain.TryFind(own, out var domain)
                && domains.Contains(domain.Text);
            return new Joining(found.ToShown(), domains, fits ? row.Email : "", row.CodeUntil is not null, row.Until)
            {
                Profile = settings.Url("/@" + row.Handle), Page = row.Url, Answer = (WorkPageAnswer?)row.Answer,
                Invitation = (await ListMemberships.InvitationsAsync(db, me, args.now)).Find(one => one.Slug == found.Slug),
            };
        },
        ct);

    private sealed class Row
    {
        public string Handle { get; set; } = "";
        public string Email { get; set; } = "";
        public string? Url { get; set; }
        public long? Answer { get; set; }
        public long? CodeUntil { get; set; }
        public long? Until { get; set; }
    }
}

/// <param name="OwnEmail">The address of the account, where it is in one of the domains; else empty.</param>
/// <param name="HasCode">A code was mailed and can be typed in.</param>
/// <param name="Until">When a membership that they have runs out, or ran out; null where they have none.</param>
public sealed record Joining(
    ShownOrganisation Organisation, IReadOnlyList<string> Domains, string OwnEmail, bool HasCode, long? Until)
{
    /// <summary>The address of the profile, to which a page has to link.</summary>
    public required string Profile { get; init; }

    /// <summary>The page that was asked last; null for none.</summary>
    public string? Page { get; init; }

    public WorkPageAnswer? Answer { get; init; }

    /// <summary>The organisation invites them by name; null where it does not.</summary>
    public OwnInvitation? Invitation { get; init; }
}
