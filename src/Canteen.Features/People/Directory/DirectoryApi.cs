using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Directory;

/// <summary>Mastodon's directory, with Canteen's own filters beside its parameters.</summary>
internal static class DirectoryApi
{
    private const int MaxOffset = 10_000;

    public static async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListDirectory list, CancellationToken ct)
    {
        var offset = input.Number("offset") ?? 0;
        if (offset < 0) return Fault.BadRequest("offset must not be negative").ToResult();
        if (offset > MaxOffset) return Results.Json(Array.Empty<object>());
        var order = input.Text("order", 20) == "new" ? PeopleOrder.Newest : PeopleOrder.Active;
        var asked = new DirectoryRequest(
            PeopleFilter.Read(input) with { Order = order }, input.Flag("local") ?? false, input.Window(40, 80).Limit, (int)offset);
        return Results.Json(AccountJson.From(await list.RunAsync(asked, http.Viewer(), ct)));
    }
}
