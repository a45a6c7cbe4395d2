using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Blocks;

internal static class BlocksApi
{
    public static async Task<IResult> BlockAsync(AccountId id, HttpContext http, BlockAccount block, CancellationToken ct) =>
        (await block.RunAsync(http.Me(), id, ct)).ToResult(RelationshipJson.From);

    public static async Task<IResult> UnblockAsync(AccountId id, HttpContext http, UnblockAccount unblock, CancellationToken ct) =>
        (await unblock.RunAsync(http.Me(), id, undo: false, ct)).ToResult(RelationshipJson.From);

    public static async Task<IResult> ListAsync(
        ApiInput input, HttpContext http, ListBlocks list, CanteenSettings settings, CancellationToken ct) =>
        AccountListJson.Answer(http, await list.RunAsync(http.Me(), input.Window(40, 80), ct), settings);
}
