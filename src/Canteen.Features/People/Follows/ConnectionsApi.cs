using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Follows;

/// <summary>Lists of people: followers, following, requests. Cursors are ids of the follows, so clients must go by the Link header.</summary>
internal sealed class ConnectionsApi(CanteenSettings settings)
{
    public async Task<IResult> FollowersAsync(AccountId id, ApiInput input, HttpContext http, ListConnections list, CancellationToken ct) =>
        Answer(http, await list.FollowersAsync(id, http.Viewer(), input.Window(40, 80), ct));

    public async Task<IResult> FollowingAsync(AccountId id, ApiInput input, HttpContext http, ListConnections list, CancellationToken ct) =>
        Answer(http, await list.FollowingAsync(id, http.Viewer(), input.Window(40, 80), ct));

    public async Task<IResult> RequestsAsync(ApiInput input, HttpContext http, ListFollowRequests list, CancellationToken ct) =>
        Answer(http, await list.RunAsync(http.Me(), input.Window(40, 80), ct));

    private IResult Answer(HttpContext http, Outcome<Page<AccountView>> outcome) => outcome.ToResult(page =>
    {
        LinkHeader.Write(http, page, settings.Address, prev: "since_id");
        return AccountJson.From(page.Items);
    });
}
