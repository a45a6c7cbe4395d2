using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Follows;

internal static class FollowsApi
{
    private const int MaxIds = 100;

    public static async Task<IResult> FollowAsync(
        AccountId id, ApiInput input, HttpContext http, FollowAccount follow, CancellationToken ct)
    {
        var languages = input.Has("languages") ? input.List("languages", 100).Where(l => l.Length > 0).ToList() : null;
        var options = new FollowOptions(input.Flag("reblogs"), input.Flag("notify"), languages);
        return (await follow.RunAsync(http.Me(), id, options, ct)).ToResult(RelationshipJson.From);
    }

    public static async Task<IResult> UnfollowAsync(AccountId id, HttpContext http, UnfollowAccount unfollow, CancellationToken ct) =>
        (await unfollow.RunAsync(http.Me(), id, ct)).ToResult(RelationshipJson.From);

    public static async Task<IResult> RemoveAsync(AccountId id, HttpContext http, RemoveFollower remove, CancellationToken ct) =>
        (await remove.RunAsync(http.Me(), id, ct)).ToResult(RelationshipJson.From);

    public static async Task<IResult> AuthorizeAsync(AccountId id, HttpContext http, AnswerFollowRequest answer, CancellationToken ct) =>
        (await answer.RunAsync(http.Me(), id, accept: true, ct)).ToResult(RelationshipJson.From);

    public static async Task<IResult> RejectAsync(AccountId id, HttpContext http, AnswerFollowRequest answer, CancellationToken ct) =>
        (await answer.RunAsync(http.Me(), id, accept: false, ct)).ToResult(RelationshipJson.From);

    public static async Task<IResult> RelationshipsAsync(ApiInput input, HttpContext http, LoadRelationships load, CancellationToken ct)
    {
        var ids = input.Ids<Account>("id", MaxIds).Distinct().ToList();
        return Results.Json((await load.RunAsync(http.Me(), ids, ct)).Select(RelationshipJson.From));
    }

    public static async Task<IResult> FamiliarAsync(ApiInput input, HttpContext http, FindFamiliarFollowers find, CancellationToken ct)
    {
        var ids = input.Ids<Account>("id", MaxIds).Distinct().ToList();
        var familiar = await find.RunAsync(http.Me(), ids, ct);
        return Results.Json(familiar.Select(f => new FamiliarFollowersJson(f.Id.ToString(), AccountJson.From(f.Accounts))));
    }
}

internal sealed record FamiliarFollowersJson(string Id, IReadOnlyList<AccountJson> Accounts);
