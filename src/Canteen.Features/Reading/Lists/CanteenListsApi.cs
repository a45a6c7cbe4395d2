using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

/// <summary>Canteen's own interface: lists with their hashtags, their looks and their order.</summary>
internal static class CanteenListsApi
{
    public static async Task<IResult> ListAsync(HttpContext http, ListLists list, CancellationToken ct) =>
        Results.Json((await list.RunAsync(http.Me(), ct)).Select(CanteenListJson.From));

    public static async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreateList create, CancellationToken ct) =>
        (await create.RunAsync(http.Me(), ListInput.Canteens(input), ct)).ToResult(CanteenListJson.From);

    public static async Task<IResult> ShowAsync(Id<PersonalList> id, HttpContext http, ShowList show, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, ct)).ToResult(CanteenListJson.From);

    public static async Task<IResult> ChangeAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ChangeList change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, ListInput.Canteens(input), ct)).ToResult(CanteenListJson.From);

    /// <summary>Answers with all lists in their new order.</summary>
    public static async Task<IResult> MoveAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, MoveList move, CancellationToken ct)
    {
        if (input.Number("by") is not { } by) return Fault.BadRequest("by is missing").ToResult();
        return (await move.RunAsync(http.Me(), id, by, ct)).ToResult(ordered => ordered.Select(CanteenListJson.From));
    }

    public static async Task<IResult> TagsAsync(Id<PersonalList> id, HttpContext http, ShowList show, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, ct)).ToResult(list => ListTagJson.From(list.Tags));

    public static async Task<IResult> AddTagAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ChangeListTags change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, [input.Required("name", 256)], [], ct)).ToResult(list => ListTagJson.From(list.Tags));

    public static async Task<IResult> RemoveTagAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ChangeListTags change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, [], [input.Required("name", 256)], ct)).ToResult(list => ListTagJson.From(list.Tags));
}
