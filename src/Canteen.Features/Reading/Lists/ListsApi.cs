using Canteen.Core;
using Canteen.Core.Lists;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

internal static class ListsApi
{
    public static async Task<IResult> ListAsync(HttpContext http, ListCache lists, CancellationToken ct) =>
        Results.Json((await lists.FindAsync(http.Me(), ct)).Select(ListJson.From));

    public static async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreateList create, CancellationToken ct) =>
        (await create.RunAsync(http.Me(), ListInput.Mastodons(input), ct)).ToResult(ListJson.From);

    public static async Task<IResult> ShowAsync(Id<PersonalList> id, HttpContext http, ShowList show, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, ct)).ToResult(ListJson.From);

    public static async Task<IResult> ChangeAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ChangeList change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, ListInput.Mastodons(input), ct)).ToResult(ListJson.From);

    public static async Task<IResult> DeleteAsync(Id<PersonalList> id, HttpContext http, DeleteList delete, CancellationToken ct) =>
        (await delete.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    public static async Task<IResult> PeopleAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ListMembers members, CanteenSettings settings, CancellationToken ct) =>
        AccountListJson.Answer(http, await members.RunAsync(http.Me(), id, ListInput.Window(input), ct), settings);

    public static async Task<IResult> AddAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, AddToList add, CancellationToken ct) =>
        (await add.RunAsync(http.Me(), id, ListInput.People(input), onlyNew: true, ct)).ToResult(_ => new { });

    public static async Task<IResult> RemoveAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, RemoveFromList remove, CancellationToken ct) =>
        (await remove.RunAsync(http.Me(), id, ListInput.People(input), ct)).ToResult(_ => new { });

    public static async Task<IResult> WithAsync(AccountId id, HttpContext http, ListsWith with, CancellationToken ct) =>
        (await with.RunAsync(http.Me(), id, ct)).ToResult(lists => lists.Select(ListJson.From));
}
