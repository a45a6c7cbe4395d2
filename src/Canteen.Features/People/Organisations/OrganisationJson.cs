using Canteen.Core;
using Canteen.Core.Text;

namespace Canteen.Features.People.Organisations;

/// <param name="Website">Null for none.</param>
/// <param name="MembersCount">How many members are shown, counted to 1001 at most.</param>
internal sealed record OrganisationJson(
    string Id, string Slug, string Name, string About, string Place, string? Website, string Url, int MembersCount)
{
    public static OrganisationJson From(ShownOrganisation one, CanteenSettings settings) => new(
        one.Id.ToString(), one.Slug, one.Name, one.About, one.Place, one.Website.Length > 0 ? one.Website : null, settings.Url(one.Path),
        one.Members);
}

/// <summary>One of the caller's own memberships, without their real name.</summary>
/// <param name="Standing"><c>confirmed</c>, <c>runs_out_soon</c>, <c>run_out</c>, <c>ended</c> or <c>closed</c>.</param>
/// <param name="Way"><c>mail</c>, <c>invitation</c> or <c>website</c>.</param>
/// <param name="Look"><c>shown</c>, <c>hidden</c> or <c>pseudonym</c>.</param>
internal sealed record MembershipJson(
    string Id, string OrganisationSlug, string OrganisationName, string Standing, string Way, string Look, bool NamesOrganisation,
    bool Known, string ConfirmedAt, string ExpiresAt)
{
    public static MembershipJson From(OwnMembership one, CanteenSettings settings) => new(
        one.Id.ToString(), one.Organisation.Slug, one.Organisation.Name, Word(one.Standing), one.Way.ToString().ToLowerInvariant(),
        one.Choice.Look.ToString().ToLowerInvariant(), one.Choice.NamesOrganisation, one.IsKnown, ApiTime.Iso(one.ConfirmedAt),
        ApiTime.Iso(one.ExpiresAt))
    {
        OrganisationUrl = settings.Url(one.Organisation.Path),
    };

    public required string OrganisationUrl { get; init; }

    private static string Word(MembershipStanding standing) => standing switch
    {
        MembershipStanding.RunsOutSoon => "runs_out_soon",
        MembershipStanding.RunOut => "run_out",
        _ => standing.ToString().ToLowerInvariant(),
    };
}
