using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Organisations;

/// <summary>The ways in which somebody is confirmed: a code to the work address, the website, an invitation.</summary>
internal sealed class JoinPages(ShowJoining show)
{
    public static readonly Flash Mailed = new("work-code-mailed", "We've mailed you a code. Type it in below.");

    public static readonly Flash Confirmed = new(
        "membership-confirmed", "You're confirmed as a member. Nobody else sees it yet: choose below what others see.");

    public static readonly Flash Asked = new("work-page-asked", "We're checking the page. Come back here in a minute.");

    private static string Mine => MembershipPages.Path + Flash.Anchor;

    public static Task<IResult> ShowAsync(string slug, HttpContext http, JoinPages pages, CancellationToken ct) =>
        pages.PageAsync(http, slug, new(), ct);

    public static async Task<IResult> MailAsync(
        string slug, ApiInput input, HttpContext http, MailWorkCode mail, JoinPages pages, CancellationToken ct)
    {
        var typed = input.Text("email", 1000) ?? "";
        if (!(await mail.RunAsync(http.Me(), slug, typed, ct)).Is(out _, out var fault))
            return await pages.PageAsync(http, slug, new("email", fault, typed), ct);
        Mailed.Leave(http);
        return GoBack.To($"{ShownOrganisation.PathOf(slug)}/join{Flash.Anchor}");
    }

    public static async Task<IResult> ConfirmAsync(
        string slug, ApiInput input, HttpContext http, ConfirmByCode confirm, JoinPages pages, CancellationToken ct)
    {
        if (!(await confirm.RunAsync(http.Me(), slug, input.Text("code", 1000) ?? "", ct)).Is(out _, out var fault))
            return await pages.PageAsync(http, slug, new("code", fault), ct);
        Confirmed.Leave(http);
        return GoBack.To(Mine);
    }

    public static async Task<IResult> AskAsync(
        string slug, ApiInput input, HttpContext http, AskWebsite ask, JoinPages pages, CancellationToken ct)
    {
        var typed = input.Text("page", 1000) ?? "";
        if (!(await ask.RunAsync(http.Me(), slug, typed, ct)).Is(out _, out var fault))
            return await pages.PageAsync(http, slug, new("page", fault, typed), ct);
        Asked.Leave(http);
        return GoBack.To($"{ShownOrganisation.PathOf(slug)}/join{Flash.Anchor}");
    }

    public static async Task<IResult> ShowInvitationAsync(ApiInput input, FindInvitation find, CancellationToken ct)
    {
        var token = input.Text("token", 200) ?? "";
        var found = await find.RunAsync(token, ct);
        found.Is(out var organisation, out var fault);
        return PageAnswers.Show<InvitationPage>(new { Token = token, Organisation = organisation, Fault = fault }, fault);
    }

    public static async Task<IResult> AcceptAsync(ApiInput input, HttpContext http, AcceptInvitation accept, CancellationToken ct)
    {
        if (!(await accept.RunAsync(http.Me(), input.Text("token", 200), default, ct)).Is(out _, out var fault))
            return PageAnswers.Show<InvitationPage>(new { Token = "", Fault = fault }, fault);
        Confirmed.Leave(http);
        return GoBack.To(Mine);
    }

    private async Task<IResult> PageAsync(HttpContext http, string slug, Refused refused, CancellationToken ct)
    {
        if (refused.Fault is { Kind: FaultKind.NotFound } unknown) return unknown.ToResult();
        return (await show.RunAsync(http.Me(), slug, ct)).Is(out var joining, out var fault)
            ? PageAnswers.Show<JoinPage>(
                new { Joining = joining, Form = refused.Form, Typed = refused.Typed, Fault = refused.Fault?.Plain }, refused.Fault)
            : fault.ToResult();
    }

    /// <param name="Form">The name of the field in the form that was refused.</param>
    private sealed record Refused(string Form = "", Fault? Fault = null, string Typed = "");
}
