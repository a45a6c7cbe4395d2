using Canteen.Core;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Circle;

internal sealed class CircleApi(CanteenSettings settings)
{
    public async Task<IResult> ShowAsync(HttpContext http, ReadCircle read, WidenCircle widen, CancellationToken ct)
    {
        var circle = await read.RunAsync(http.Me(), ct);
        return Results.Json(CircleJson.From(circle, await widen.RunAsync(http.Me(), circle, ct), settings));
    }
}
