using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Instance;

internal static class DirectoryApi
{
    private const int MaxOffset = 10_000;

    public static async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListDirectory list, CancellationToken ct)
    {
        var offset = input.Number("offset") ?? 0;
        if (offset < 0) return Fault.BadRequest("offset must not be negative").ToResult();
        if (offset > MaxOffset) return Results.Json(Array.Empty<object>());
        var newest = input.Text("order", 20) == "new";
        var people = await list.RunAsync(
            newest, input.Flag("local") ?? false, http.Viewer(), input.Window(40, 80).Limit, (int)offset, ct);
        return Results.Json(AccountJson.From(people));
    }
}
