using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Organisations;

/// <summary>The settings pages of one's own memberships.</summary>
internal static class MembershipPages
{
    public static readonly Flash Saved = new("membership-saved", "Your choice has been saved.");

    public static readonly Flash ToBeKnown = new(
        "membership-to-be-known", "Your choice has been saved. The mark appears on your profile once someone at the organisation recognises you.");

    public static readonly Flash Left = new("membership-left", "You left the organisation. Its mark is gone from your profile.");
    public static readonly Flash Declined = new("membership-declined", "You declined the invitation.");

    public const string Path = "/settings/organisations";

    public static async Task<IResult> ListAsync(HttpContext http, ListMemberships list, CancellationToken ct) =>
        PageAnswers.Show<MembershipsPage>(new { Mine = await list.RunAsync(http.Me(), ct) });

    public static async Task<IResult> ShowAsync(Id<Membership> id, HttpContext http, ListMemberships list, CancellationToken ct) =>
        await FindAsync(id, http, list, ct) is { } found
            ? PageAnswers.Show<MembershipPage>(new { Mine = found, found.Choice })
            : Fault.NotFound.ToResult();

    public static async Task<IResult> ChangeAsync(
        Id<Membership> id, ApiInput input, HttpContext http, ChangeMembership change, ListMemberships list, CancellationToken ct)
    {
        if (await FindAsync(id, http, list, ct) is not { } found) return Fault.NotFound.ToResult();
        var choice = new MembershipChoice(
            MembershipChoice.LookOf(input.Text("look", 20)), input.Flag("names_organisation") ?? false, input.Text("real_name") ?? "");
        if (!(await change.RunAsync(http.Me(), id, choice, ct)).Is(out _, out var fault))
            return PageAnswers.Show<MembershipPage>(
                new { Mine = found, Choice = choice.Fill(found.Choice), Fault = fault.Plain }, fault);
        var isKnown = found.IsKnown && found.Choice.RealName == PlainText.OneLine(choice.RealName!);
        (choice.Look == MembershipLook.Pseudonym && !isKnown ? ToBeKnown : Saved).Leave(http);
        return GoBack.To(Path + Flash.Anchor);
    }

    public static async Task<IResult> LeaveAsync(Id<Membership> id, HttpContext http, LeaveOrganisation leave, CancellationToken ct) =>
        Said(http, await leave.RunAsync(http.Me(), id, ct), Left);

    public static async Task<IResult> AcceptAsync(
        Id<MembershipInvitation> id, HttpContext http, AcceptInvitation accept, CancellationToken ct)
    {
        if (!(await accept.RunAsync(http.Me(), null, id, ct)).Is(out _, out var fault)) return fault.ToResult();
        JoinPages.Confirmed.Leave(http);
        return GoBack.To(Path + Flash.Anchor);
    }

    public static async Task<IResult> DeclineAsync(
        Id<MembershipInvitation> id, HttpContext http, EndInvitation end, CancellationToken ct) =>
        Said(http, await end.RunAsync(http.Me(), id, ct), Declined);

    private static async Task<OwnMembership?> FindAsync(Id<Membership> id, HttpContext http, ListMemberships list, CancellationToken ct) =>
        (await list.RunAsync(http.Me(), ct)).Memberships
            .FirstOrDefault(one => one.Id == id && one.Standing != MembershipStanding.Ended);

    private static IResult Said(HttpContext http, Outcome<Done> outcome, Flash flash)
    {
        if (!outcome.Is(out _, out var fault)) return fault.ToResult();
        flash.Leave(http);
        return GoBack.To(Path + Flash.Anchor);
    }
}
