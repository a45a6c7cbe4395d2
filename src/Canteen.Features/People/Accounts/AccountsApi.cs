using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Accounts;

internal static class AccountsApi
{
    private const int MaxIds = 40;
    private const int MaxWords = 500;

    public static async Task<IResult> ShowAsync(AccountId id, HttpContext http, LoadAccounts load, CancellationToken ct)
    {
        var found = await load.RunAsync([id], http.Viewer(), ct);
        return found is [var account] ? Results.Json(AccountJson.From(account)) : Fault.NotFound.ToResult();
    }

    public static async Task<IResult> ListAsync(ApiInput input, HttpContext http, LoadAccounts load, CancellationToken ct)
    {
        var ids = input.Ids<Account>("id", MaxIds).Distinct().ToList();
        return Results.Json(AccountJson.From(await load.RunAsync(ids, http.Viewer(), ct)));
    }

    public static async Task<IResult> LookUpAsync(ApiInput input, HttpContext http, FindAccountByName find, CancellationToken ct) =>
        (await find.RunAsync(input.Required("acct"), http.Viewer(), ct)).ToResult(AccountJson.From);

    public static async Task<IResult> SearchAsync(ApiInput input, HttpContext http, SearchAccounts search, CancellationToken ct)
    {
        var offset = input.Number("offset") ?? 0;
        if (offset < 0) return Fault.BadRequest("offset must not be negative").ToResult();
        var wanted = new AccountSearch(
            http.Me(), input.Required("q", MaxWords), input.Window(40, 80).Limit, (int)Math.Min(offset, 10_000), input
                .Flag("following") ?? false);
        return Results.Json(AccountJson.From(await search.RunAsync(wanted, ct)));
    }

    /// <summary>For features that do not exist here yet: an empty list if the account exists.</summary>
    public static async Task<IResult> NothingOfAsync(AccountId id, HttpContext http, LoadAccounts load, CancellationToken ct) =>
        (await load.RunAsync([id], http.Viewer(), ct)).Count == 0 ? Fault.NotFound.ToResult() : Results.Json(Array.Empty<object>());
}
