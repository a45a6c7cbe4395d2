using Canteen.Core.Lists;
using Canteen.Core.Search;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

/// <summary>Canteen's own interface to the saved searches in a list. Somebody else's list or search is not found.</summary>
internal static class ListSearchesApi
{
    public static async Task<IResult> ListAsync(
        Id<PersonalList> id, HttpContext http, ListCache lists, SearchesOfList searches, CancellationToken ct) =>
        await lists.FindAsync(http.Me(), id, ct) is null
            ? Fault.NotFound.ToResult()
            : Results.Json((await searches.RunAsync(http.Me(), id, ct)).Select(ListSearchJson.From));

    public static async Task<IResult> AddAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ChangeListSearches change, ListCache lists, SearchesOfList searches,
        CancellationToken ct)
    {
        if (input.Id<SavedSearch>("search_id") is not { } search) return Missing.ToResult();
        var changed = await change.RunAsync(http.Me(), id, add: search, remove: null, ct);
        return changed.Is(out _, out var fault) ? await ListAsync(id, http, lists, searches, ct) : fault.ToResult();
    }

    public static async Task<IResult> RemoveAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ChangeListSearches change, ListCache lists, SearchesOfList searches,
        CancellationToken ct)
    {
        if (input.Id<SavedSearch>("search_id") is not { } search) return Missing.ToResult();
        var changed = await change.RunAsync(http.Me(), id, add: null, remove: search, ct);
        return changed.Is(out _, out var fault) ? await ListAsync(id, http, lists, searches, ct) : fault.ToResult();
    }

    private static Fault Missing => Fault.BadRequest("search_id is missing");
}
