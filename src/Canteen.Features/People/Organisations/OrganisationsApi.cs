using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Canteen.Features.People.Organisations;

/// <summary>Organisations and one's own memberships in Canteen's own interface. No real name is ever in an answer.</summary>
internal sealed class OrganisationsApi(CanteenSettings settings)
{
    private static readonly Fault UnknownLook = Fault.Invalid("Validation failed: Look must be shown, hidden or pseudonym");

    public async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListOrganisations list, CancellationToken ct)
    {
        var words = (input.Text("q", OrganisationPages.MaxWords) ?? "").Trim();
        var page = await list.RunAsync(words, input.Text("after", 256), input.Window(20, 40).Limit, ct);
        if (page.Next is { } next)
        {
            Dictionary<string, string?> query = new(StringComparer.Ordinal)
            {
                ["q"] = words.Length > 0 ? words : null, ["limit"] = input.Text("limit", 64), ["after"] = next,
            };
            http.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(settings.Url(http.Request.Path), query)}>; rel=\"next\"";
        }
        return Results.Json(page.Items.Select(one => OrganisationJson.From(one, settings)));
    }

    public async Task<IResult> ShowAsync(string slug, HttpContext http, ShowOrganisation show, CancellationToken ct) =>
        (await show.RunAsync(slug, http.Viewer(), ct)).ToResult(found => OrganisationJson.From(found.Organisation, settings));

    public async Task<IResult> MembersAsync(string slug, ApiInput input, HttpContext http, ListMembers list, CancellationToken ct) =>
        AccountListJson.Answer(http, await list.RunAsync(slug, http.Viewer(), input.Window(40, 80), ct), settings);

    public async Task<IResult> MineAsync(HttpContext http, ListMemberships list, CancellationToken ct) =>
        Results.Json((await list.RunAsync(http.Me(), ct)).Memberships.Select(one => MembershipJson.From(one, settings)));

    public async Task<IResult> ChangeAsync(
        Id<Membership> id, ApiInput input, HttpContext http, ChangeMembership change, ListMemberships list, CancellationToken ct)
    {
        var look = MembershipChoice.LookOf(input.Text("look", 20));
        if (input.Has("look") && look is null) return UnknownLook.ToResult();
        var choice = new MembershipChoice(look, input.Flag("names_organisation"), input.Text("real_name"));
        if (!(await change.RunAsync(http.Me(), id, choice, ct)).Is(out _, out var fault)) return fault.ToResult();
        var changed = (await list.RunAsync(http.Me(), ct)).Memberships.FirstOrDefault(one => one.Id == id);
        return changed is null ? Fault.NotFound.ToResult() : Results.Json(MembershipJson.From(changed, settings));
    }

    public static async Task<IResult> LeaveAsync(Id<Membership> id, HttpContext http, LeaveOrganisation leave, CancellationToken ct) =>
        (await leave.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });
}
