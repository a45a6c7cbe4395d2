using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Organisations;

/// <summary>The page on which stewards look after an organisation, and its forms.</summary>
internal sealed class StewardPages(ListForStewards list, CanteenSettings settings)
{
    public static readonly Flash Described = new("organisation-described", "Your changes have been saved.");
    public static readonly Flash Asked = new("member-invited", "The invitation waits for them among their notifications.");
    public static readonly Flash TakenBack = new("member-invitation-ended", "The invitation no longer works.");
    public static readonly Flash Known = new("member-known", "The mark is on their profile now.");
    public static readonly Flash Ended = new("member-ended", "The membership has ended, and its mark is gone from their profile.");

    public static Task<IResult> ShowAsync(string slug, ApiInput input, HttpContext http, StewardPages pages, CancellationToken ct) =>
        pages.PageAsync(slug, http, input, new(), ct);

    public static async Task<IResult> DescribeAsync(
        string slug, ApiInput input, HttpContext http, DescribeOrganisation describe, StewardPages pages, CancellationToken ct)
    {
        var (about, place) = (input.Text("about") ?? "", input.Text("place") ?? "");
        return (await describe.RunAsync(http.Me(), slug, about, place, ct)).Is(out _, out var fault)
            ? Said(http, slug, Described)
            : await pages.PageAsync(slug, http, input, new() { About = about, Place = place, AboutFault = fault }, ct);
    }

    public static async Task<IResult> InviteAsync(
        string slug, ApiInput input, HttpContext http, InviteMember invite, StewardPages pages, CancellationToken ct)
    {
        var handle = (input.Text("handle", 1000) ?? "").Trim();
        if (!(await invite.RunAsync(http.Me(), slug, handle, ct)).Is(out var invited, out var fault))
            return await pages.PageAsync(slug, http, input, new() { Handle = handle, InviteFault = fault }, ct);
        if (invited.Link is not { } secret) return Said(http, slug, Asked);
        // The link is on this answer alone: nobody, not even the steward, can look it up again.
        var link = pages.Link(secret);
        return await pages.PageAsync(slug, http, input, new() { Link = link }, ct);
    }

    public static async Task<IResult> EndInvitationAsync(
        string slug, Id<MembershipInvitation> id, HttpContext http, EndInvitation end, CancellationToken ct) =>
        (await end.RunAsync(http.Me(), id, ct)).Is(out _, out var fault) ? Said(http, slug, TakenBack) : fault.ToResult();

    public static async Task<IResult> RecogniseAsync(
        string slug, Id<Membership> id, ApiInput input, HttpContext http, RecogniseMember recognise, CancellationToken ct) =>
        (await recognise.RunAsync(http.Me(), slug, id, input.Text("name") ?? "", ct)).Is(out _, out var fault)
            ? Said(http, slug, Known)
            : fault.ToResult();

    public static async Task<IResult> EndAsync(
        string slug, Id<Membership> id, HttpContext http, EndMembership end, CancellationToken ct) =>
        (await end.RunAsync(http.Me(), slug, id, ct)).Is(out _, out var fault) ? Said(http, slug, Ended) : fault.ToResult();

    private static IResult Said(HttpContext http, string slug, Flash flash)
    {
        flash.Leave(http);
        return GoBack.To($"{ShownOrganisation.PathOf(slug)}/steward{Flash.Anchor}");
    }

    private string Link(Secret<MembershipInvitation> secret) => settings.Url($"{OrganisationPages.Path}/invitation?token={secret.Text}");

    private async Task<IResult> PageAsync(string slug, HttpContext http, ApiInput input, StewardForms forms, CancellationToken ct)
    {
        var fault = forms.AboutFault ?? forms.InviteFault;
        if (fault is { Kind: FaultKind.NotFound }) return fault.ToResult();
        return (await list.RunAsync(http.Me(), slug, input.Window(50, 80), ct)).Is(out var view, out var unknown)
            ? PageAnswers.Show<StewardPage>(new { View = view, Forms = forms }, fault)
            : unknown.ToResult();
    }
}

/// <summary>What was typed on the page and refused, and the link that was just made.</summary>
public sealed record StewardForms
{
    /// <summary>Null for what the organisation says now.</summary>
    public string? About { get; init; }

    /// <inheritdoc cref="About"/>
    public string? Place { get; init; }

    public Fault? AboutFault { get; init; }
    public string Handle { get; init; } = "";
    public Fault? InviteFault { get; init; }

    /// <summary>Null where none was made.</summary>
    public string? Link { get; init; }
}
