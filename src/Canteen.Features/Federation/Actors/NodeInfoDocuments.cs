using Canteen.ActivityPub;
using Canteen.Core;
using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Middleware;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Federation.Actors;

internal sealed class NodeInfoDocuments(ServerStatistics figures, CanteenSettings settings)
{
    private static readonly NodeUpstream Upstream = new("mastodon");

    public IResult Index(HttpContext http)
    {
        CachePolicy.Keep5Minutes(http);
        return Results.Bytes(
            WireJson.Write(new NodeInfoIndex([new(NodeInfo.Schema, Href: settings.Url("/nodeinfo/2.0"))])),
            "application/json; charset=utf-8");
    }

    public async Task<IResult> ShowAsync(HttpContext http, CancellationToken ct)
    {
        CachePolicy.Keep5Minutes(http);
        var counted = await figures.LoadAsync(ct);
        var node = new NodeInfo(
            new("canteen", ServerVersion.Canteen),
            new(new(counted.People, counted.ActiveMonth, counted.ActiveHalfYear), counted.Posts),
            settings.SignUps is SignUpMode.Open or SignUpMode.Approval,
            new(settings.Title, settings.Description, Upstream));
        return Results.Bytes(WireJson.Write(node), NodeInfo.ContentType);
    }
}
