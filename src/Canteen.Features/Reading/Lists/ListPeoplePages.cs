using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.Search;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

/// <summary>The page of who and what is in a list, and its forms.</summary>
internal sealed class ListPeoplePages(ShowList show, ListMembers members, FindForList find, SavedSearchCache searches)
{
    public static readonly Flash Added = new("list-added", "You added {0} to the list.") { NamesPerson = true };
    public static readonly Flash Removed = new("list-removed", "You removed {0} from the list.") { NamesPerson = true };

    private const int MaxWords = 200;

    public static Task<IResult> ShowAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ListPeoplePages pages, CancellationToken ct) =>
        pages.PageAsync(http.Me(), id, (input.Text("q", MaxWords) ?? "").Trim(), input.Window(40, 80), null, ct);

    public static async Task<IResult> AddAsync(
        Id<PersonalList> id, AccountId person, HttpContext http, AddToList add, CancellationToken ct)
    {
        if (!(await add.RunAsync(http.Me(), id, [person], onlyNew: false, ct)).Is(out _, out var fault)) return fault.ToResult();
        Added.Leave(http, person.Value);
        return GoBack.From(http, $"/lists/{id}/people", Flash.Anchor);
    }

    public static async Task<IResult> RemoveAsync(
        Id<PersonalList> id, AccountId person, HttpContext http, RemoveFromList remove, CancellationToken ct)
    {
        if (!(await remove.RunAsync(http.Me(), id, [person], ct)).Is(out _, out var fault)) return fault.ToResult();
        Removed.Leave(http, person.Value);
        return GoBack.From(http, $"/lists/{id}/people", Flash.Anchor);
    }

    public static async Task<IResult> AddTagAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ChangeListTags change, ListPeoplePages pages, CancellationToken ct)
    {
        var typed = input.Text("name", 1000) ?? "";
        return (await change.RunAsync(http.Me(), id, [typed], [], ct)).Is(out _, out var fault)
            ? GoBack.To($"/lists/{id}/people#list-tags")
            : await pages.PageAsync(http.Me(), id, "", new PageWindow(40), new(typed, fault), ct);
    }

    public static async Task<IResult> RemoveTagAsync(
        Id<PersonalList> id, string name, HttpContext http, ChangeListTags change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, [], [name], ct)).Is(out _, out var fault)
            ? GoBack.From(http, $"/lists/{id}/people#list-tags")
            : fault.ToResult();

    /// <summary>A search could not be added, and why.</summary>
    public Task<IResult> RefuseSearchAsync(AccountId me, Id<PersonalList> id, Fault fault, CancellationToken ct) =>
        PageAsync(me, id, "", new PageWindow(40), new("", fault, IsSearch: true), ct);

    private async Task<IResult> PageAsync(
        AccountId me, Id<PersonalList> id, string words, PageWindow window, Refused? refused, CancellationToken ct)
    {
        if (!(await show.RunAsync(me, id, ct)).Is(out var list, out var fault)) return fault.ToResult();
        if (!(await find.RunAsync(me, id, words, ct)).Is(out var found, out fault)) return fault.ToResult();
        if (!(await members.RunAsync(me, id, window, ct)).Is(out var people, out fault)) return fault.ToResult();
        return PageAnswers.Show<ListPeoplePage>(
            new
            {
                List = list, Words = words, Found = (IReadOnlyList<FoundForList>)found, People = people.Items,
                Older = people.Full ? people.Last : null, Tag = refused?.Typed ?? "",
                Fault = refused is { IsSearch: false } ? refused.Fault.Plain : null,
                SearchFault = refused is { IsSearch: true } ? refused.Fault.Plain : null,
                Saved = await searches.FindAsync(me, ct),
            },
            refused?.Fault);
    }

    private sealed record Refused(string Typed, Fault Fault, bool IsSearch = false);
}
