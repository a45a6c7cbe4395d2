using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Follows;

/// <summary>The people whom somebody features on their profile.</summary>
internal sealed class EndorsementsApi(CanteenSettings settings)
{
    public static async Task<IResult> EndorseAsync(AccountId id, HttpContext http, EndorseAccount endorse, CancellationToken ct) =>
        (await endorse.RunAsync(http.Me(), id, ct)).ToResult(RelationshipJson.From);

    public static async Task<IResult> UnendorseAsync(AccountId id, HttpContext http, UnendorseAccount unendorse, CancellationToken ct) =>
        (await unendorse.RunAsync(http.Me(), id, ct)).ToResult(RelationshipJson.From);

    public async Task<IResult> OwnAsync(ApiInput input, HttpContext http, ListEndorsed list, CancellationToken ct) =>
        AccountListJson.Answer(http, await list.RunAsync(http.Me(), http.Me(), Window(input), ct), settings);

    public async Task<IResult> ListAsync(AccountId id, ApiInput input, HttpContext http, ListEndorsed list, CancellationToken ct) =>
        AccountListJson.Answer(http, await list.RunAsync(id, http.Viewer(), Window(input), ct), settings);

    // For these lists, a limit of 0 means all.
    private static PageWindow Window(ApiInput input) =>
        input.Number("limit") == 0 ? input.Window(40, 80) with { Limit = EndorseAccount.Most } : input.Window(40, 80);
}
