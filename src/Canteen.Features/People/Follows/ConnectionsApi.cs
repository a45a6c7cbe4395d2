using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Follows;

/// <summary>Mastodon's lists of people: followers, following, follow requests.</summary>
internal sealed class ConnectionsApi(CanteenSettings settings)
{
    public async Task<IResult> FollowersAsync(AccountId id, ApiInput input, HttpContext http, ListConnections list, CancellationToken ct) =>
        AccountListJson.Answer(http, await list.FollowersAsync(id, http.Viewer(), input.Window(40, 80), ct), settings);

    public async Task<IResult> FollowingAsync(AccountId id, ApiInput input, HttpContext http, ListConnections list, CancellationToken ct) =>
        AccountListJson.Answer(http, await list.FollowingAsync(id, http.Viewer(), input.Window(40, 80), ct), settings);

    public async Task<IResult> RequestsAsync(ApiInput input, HttpContext http, ListFollowRequests list, CancellationToken ct) =>
        AccountListJson.Answer(http, await list.RunAsync(http.Me(), input.Window(40, 80), ct), settings);
}
