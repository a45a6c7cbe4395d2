using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Accounts;

internal static class AccountsApi
{
    private const int MaxIds = 40;

    public static async Task<IResult> ShowAsync(AccountId id, LoadAccounts load, CancellationToken ct)
    {
        var found = await load.RunAsync([id], ct);
        return found is [var account] ? Results.Json(AccountJson.From(account)) : Fault.NotFound.ToResult();
    }

    public static async Task<IResult> ListAsync(ApiInput input, LoadAccounts load, CancellationToken ct)
    {
        var ids = input.Ids<Account>("id", MaxIds).Distinct().ToList();
        return Results.Json(AccountJson.From(await load.RunAsync(ids, ct)));
    }
}
