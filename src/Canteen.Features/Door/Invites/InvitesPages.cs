using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Invites;

internal static class InvitesPages
{
    private const string Path = "/settings/invites";

    /// <summary>GET /invite/CODE: redirects to the sign-up page, or tells apps that ask for JSON where to sign up with the code.</summary>
    public static async Task<IResult> OpenAsync(HttpContext context, string code, FindInvite find, CanteenSettings settings)
    {
        if (!InviteCode.TryParse(code, out var known)) return Fault.NotFound.ToResult();
        var found = await find.RunAsync(known, context.RequestAborted);
        var asksJson = context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
        if (!found.Is(out var invite, out var fault))
            return asksJson || fault.Kind == FaultKind.NotFound ? fault.ToResult() : PageAnswers.Show<InviteOverPage>(new { }, fault);
        return asksJson
            ? Results.Json(new InviteJson(invite.Code, settings.Url("/api/v2/instance")))
            : GoBack.To("/sign-up?invite=" + Uri.EscapeDataString(invite.Code));
    }

    public static async Task<IResult> ShowAsync(HttpContext context, ListInvites list) => await PageAsync(context, list, null);

    public static async Task<IResult> CreateAsync(HttpContext context, ApiInput input, CreateInvite create, ListInvites list)
    {
        var created = await create.RunAsync(context.Me(), input.Number("max_uses") ?? 0, input.Number("days") ?? 0, context.RequestAborted);
        return created.Is(out _, out var fault) ? GoBack.To(Path + GoBack.AtContent) : await PageAsync(context, list, fault);
    }

    public static async Task<IResult> EndAsync(HttpContext context, string id, EndInvite end)
    {
        var ended = await end.RunAsync(context.Me(), Id<Invite>.TryParse(id, out var known) ? known.Value : 0, context.RequestAborted);
        return ended.Is(out _, out var fault) ? GoBack.To(Path + GoBack.AtContent) : fault.ToResult();
    }

    private static async Task<IResult> PageAsync(HttpContext context, ListInvites list, Fault? fault) =>
        PageAnswers.Show<InvitesPage>(new { Invites = await list.RunAsync(context.Me(), context.RequestAborted), Fault = fault }, fault);

    private sealed record InviteJson(string InviteCode, string InstanceApiUrl);
}
