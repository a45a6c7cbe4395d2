using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Suggestions;

internal static class SuggestionsApi
{
    public static async Task<IResult> ListAsync(ApiInput input, HttpContext http, SuggestPeople suggest, CancellationToken ct)
    {
        var offset = input.Number("offset") ?? 0;
        if (offset < 0) return Fault.BadRequest("offset must not be negative").ToResult();
        if (offset > SuggestionReader.Most) return Results.Json(Array.Empty<object>());
        var found = await suggest.RunAsync(http.Me(), input.Window(40, 80).Limit, (int)offset, ct);
        return Results.Json(found.Select(SuggestionJson.From));
    }

    public static async Task<IResult> ListAccountsAsync(ApiInput input, HttpContext http, SuggestPeople suggest, CancellationToken ct)
    {
        Deprecation.Since(http, Deprecation.Mastodon4);
        var found = await suggest.RunAsync(http.Me(), input.Window(40, 80).Limit, 0, ct);
        return Results.Json(AccountJson.From(found.Select(suggestion => suggestion.Person)));
    }

    public static async Task<IResult> DismissAsync(AccountId id, HttpContext http, DismissSuggestion dismiss, CancellationToken ct)
    {
        await dismiss.RunAsync(http.Me(), id, ct);
        return Results.Json(new { });
    }
}
