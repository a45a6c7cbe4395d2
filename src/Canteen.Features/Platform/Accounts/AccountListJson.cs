using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Accounts;

internal static class AccountListJson
{
    /// <summary>
    /// A page of people as Accounts, or the fault. The cursors are not ids of accounts, so clients must use the Link header.
    /// </summary>
    public static IResult Answer(HttpContext context, Outcome<Page<AccountView>> outcome, CanteenSettings settings) =>
        outcome.ToResult(page =>
    {
        LinkHeader.Write(context, page, settings.Address, prev: "since_id");
        return AccountJson.From(page.Items);
    });
}
