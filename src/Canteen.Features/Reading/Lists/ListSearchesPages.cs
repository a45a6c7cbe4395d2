using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

/// <summary>The forms for the saved searches in a list, on the page of what is in it.</summary>
internal static class ListSearchesPages
{
    public static async Task<IResult> AddAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ChangeListSearches change, ListPeoplePages pages, CancellationToken ct)
    {
        if (input.Id<SavedSearch>("search") is not { } search) return Fault.NotFound.ToResult();
        if ((await change.RunAsync(http.Me(), id, add: search, remove: null, ct)).Is(out _, out var fault)) return Back(id);
        return fault.Kind == FaultKind.NotFound ? fault.ToResult() : await pages.RefuseSearchAsync(http.Me(), id, fault, ct);
    }

    public static async Task<IResult> RemoveAsync(
        Id<PersonalList> id, Id<SavedSearch> search, HttpContext http, ChangeListSearches change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, add: null, remove: search, ct)).Is(out _, out var fault) ? Back(id) : fault.ToResult();

    private static IResult Back(Id<PersonalList> id) => GoBack.To($"/lists/{id}/people#list-searches");
}
