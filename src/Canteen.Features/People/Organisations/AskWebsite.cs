using Canteen.Features.Platform.Allowances;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// A member asks to be confirmed by a page of the organisation that links to their profile. <see cref="ReadWorkPage"/> looks at it, once.
/// </summary>
public sealed class AskWebsite(Database database)
{
    private static readonly Allowance OfAccount = new("work pages of account", 5, TimeSpan.FromMinutes(12));

    // One website must not be asked without end because many ask at once.
    private static readonly Allowance OfOrganisation = new("work pages of organisation", 60, TimeSpan.FromMinutes(1));

    private const string KeepSql =
        """
        INSERT INTO work_pages (organisation_id, account_id, url, answer, asked_at) VALUES (@Id, @me, @Page, 0, @Now)
        ON CONFLICT (organisation_id, account_id) DO UPDATE SET url = excluded.url, answer = 0, asked_at = excluded.asked_at
        """;

    private static readonly Fault NoSite = Fault.Invalid("Validation failed: This organisation hasn't given a website");

    private static readonly Fault Elsewhere = Fault.Invalid(
        [new FieldFault("page", "ERR_INVALID", "Page should be on the website of this organisation")]);

    private static readonly Fault TooOften = Fault.TooMany("You've asked several times already. Please wait for an hour and try again.");

    /// <param name="page">Empty for the start page of the website.</param>
    /// <returns>422 for a page that is not the organisation's; 429 for too many; 404 for an organisation that is not open.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, string slug, string page, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
                if (await OrganisationRows.OpenAsync(tx, parsed) is not { } found) return Fault.NotFound;
                if (found.Website.Length == 0) return NoSite;
                var asked = page.Trim().Length > 0 ? page.Trim() : found.Website;
                if (asked.Length > Organisation.MaxWebsite || PageOf(found.ToOrganisation(), asked) is not { } address) return Elsewhere;
                if (await OfAccount.TakeAsync(tx, me.ToString()) is null
                    || await OfOrganisation.TakeAsync(tx, found.Id.ToString()) is null) return TooOften;
                await tx.ExecuteAsync(KeepSql, new { found.Id, me, Page = address.AbsoluteUri, tx.Now });
                await tx.EnqueueAsync(ReadWorkPage.JobKind, new WorkPageAsked(found.Id, me), $"{found.Id} {me}");
                return Done.It;
            },
            ct);

    /// <summary>As it was meant: people leave out how an address begins, or have it from a time before https.</summary>
    /// <returns>Null for what is no page of the organisation.</returns>
    private static Uri? PageOf(Organisation organisation, string typed)
    {
        if (!typed.Contains("://", StringComparison.Ordinal)) typed = "https://" + typed;
        if (!Uri.TryCreate(typed, UriKind.Absolute, out var page)) return null;
        if (organisation.Holds(page)) return page;
        if (page.Scheme != "http" || !page.IsDefaultPort) return null;
        var safe = new UriBuilder(page) { Scheme = "https", Port = -1 }.Uri;
        return organisation.Holds(safe) ? safe : null;
    }
}

internal sealed record WorkPageAsked(Id<Organisation> Organisation, AccountId Account);

/// <summary>What a page said when it was last looked at. The numbers are stored.</summary>
public enum WorkPageAnswer
{
    Waiting = 0,
    HasLink = 1,
    NoLink = 2,
    Unreadable = 3,
}
