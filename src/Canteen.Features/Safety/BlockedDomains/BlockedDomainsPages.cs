using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.BlockedDomains;

/// <summary>The page that asks for confirmation, and the forms.</summary>
internal static class BlockedDomainsPages
{
    public static readonly Flash Blocked = new("server-blocked", "You blocked everything from that server.");
    public static readonly Flash Unblocked = new("server-unblocked", "You unblocked the server.");

    public static async Task<IResult> AskAsync(string domain, HttpContext http, PreviewDomainBlock preview, CancellationToken ct) =>
        (await preview.RunAsync(http.Me(), domain, ct)).Is(out var found, out var fault)
            ? Show(found, GoBack.PageOf(http) ?? "/home")
            : fault.ToResult();

    /// <summary>What was on the page before may be gone, so the way leads home.</summary>
    public static async Task<IResult> BlockAsync(
        string domain, HttpContext http, BlockDomain block, PreviewDomainBlock preview, CancellationToken ct)
    {
        if ((await block.RunAsync(http.Me(), domain, ct)).Is(out _, out var fault))
        {
            Blocked.Leave(http);
            return GoBack.To("/home" + Flash.Anchor);
        }
        return (await preview.RunAsync(http.Me(), domain, ct)).Is(out var found, out _)
            ? Show(found, "/home", fault.Plain)
            : fault.ToResult();
    }

    public static async Task<IResult> UnblockAsync(string domain, HttpContext http, UnblockDomain unblock, CancellationToken ct)
    {
        if (!(await unblock.RunAsync(http.Me(), domain, ct)).Is(out _, out var fault)) return fault.ToResult();
        Unblocked.Leave(http);
        return GoBack.From(http, "/settings/hidden", Flash.Anchor);
    }

    private static IResult Show(DomainPreview preview, string back, Fault? fault = null) =>
        PageAnswers.Show<BlockDomainPage>(new { Preview = preview, Back = back, Fault = fault }, fault);
}
