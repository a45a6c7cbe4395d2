using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Organisations;

/// <summary>The pages of organisations that everybody reads, and the form with which one is proposed.</summary>
internal static class OrganisationPages
{
    public static readonly Flash Proposed = new(
        "organisation-proposed", "Thank you. The people who run this server will look at your proposal.");

    public static readonly Flash Made = new(
        "organisation-made", "The organisation is open. Now add its mail domains and name its stewards.");

    public const string Path = "/organisations";

    public const int MaxWords = 80;
    private const int Shown = 20;

    public static async Task<IResult> ListAsync(ApiInput input, ListOrganisations list, CancellationToken ct)
    {
        var (words, after) = ((input.Text("q", MaxWords) ?? "").Trim(), input.Text("after", OrganisationSlug.MaxLength));
        var page = await list.RunAsync(words, after, Shown, ct);
        return PageAnswers.ShowPure<OrganisationsPage>(
            new { Words = words, Found = new EqualList<ShownOrganisation>(page.Items), page.Next, IsLater = after is not null },
            new PageContent());
    }

    public static async Task<IResult> ShowAsync(
        string slug, ApiInput input, HttpContext http, ShowOrganisation show, ListMembers list, CancellationToken ct)
    {
        var (me, window) = (http.Viewer(), input.Window(Shown, 40));
        if (!(await show.RunAsync(slug, me, ct)).Is(out var found, out var fault)) return fault.ToResult();
        if (!(await list.RunAsync(slug, me, window, ct)).Is(out var members, out fault)) return fault.ToResult();
        return PageAnswers.ShowPure<OrganisationPage>(
            new
            {
                found.Organisation, Stewards = new EqualList<AccountView>(found.Stewards), found.IsMember, found.IsSteward,
                found.Invitation,
                IsEmpty = members.Items.Count == 0, Older = members.Full ? members.Last : null, IsLater = window.MaxId is not null,
            },
            new PageContent
            {
                Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Inner] = PersonWithActions.PartOf(members.Items) },
            });
    }

    public static IResult New() => Form(new("", "", "", "", ""), null);

    public static async Task<IResult> ProposeAsync(ApiInput input, HttpContext http, ProposeOrganisation propose, CancellationToken ct)
    {
        var draft = OrganisationDraft.Read(input);
        if (!(await propose.RunAsync(http.Me(), draft, ct)).Is(out var made, out var fault)) return Form(draft, fault);
        var isOpen = made.State == OrganisationState.Open;
        (isOpen ? Made : Proposed).Leave(http);
        return GoBack.To((isOpen ? $"{StaffPages.Path}/{made.Id}" : Path) + Flash.Anchor);
    }

    private static IResult Form(OrganisationDraft draft, Fault? fault) =>
        PageAnswers.Show<ProposePage>(new { Draft = draft, Fault = fault?.Plain }, fault);
}
