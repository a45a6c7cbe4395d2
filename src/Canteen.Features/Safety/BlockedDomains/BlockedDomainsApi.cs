using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.BlockedDomains;

internal static class BlockedDomainsApi
{
    private const int MaxLength = 1000;

    public static async Task<IResult> ListAsync(
        ApiInput input, HttpContext http, ListBlockedDomains list, CanteenSettings settings, CancellationToken ct)
    {
        var page = await list.RunAsync(http.Me(), input.Window(100, 200), ct);
        LinkHeader.Write(http, page, settings.Address, prev: "since_id");
        return Results.Json(page.Items);
    }

    public static async Task<IResult> BlockAsync(ApiInput input, HttpContext http, BlockDomain block, CancellationToken ct) =>
        (await block.RunAsync(http.Me(), Domain(input), ct)).ToResult(_ => new object());

    public static async Task<IResult> UnblockAsync(ApiInput input, HttpContext http, UnblockDomain unblock, CancellationToken ct) =>
        (await unblock.RunAsync(http.Me(), Domain(input), ct)).ToResult(_ => new object());

    public static async Task<IResult> PreviewAsync(
        ApiInput input, HttpContext http, PreviewDomainBlock preview, CancellationToken ct) =>
        (await preview.RunAsync(http.Me(), Domain(input), ct)).ToResult(
            found => new DomainPreviewJson(found.Following, found.Followers));

    private static string Domain(ApiInput input) => input.Text("domain", MaxLength) ?? "";
}

internal sealed record DomainPreviewJson(long FollowingCount, long FollowersCount);
