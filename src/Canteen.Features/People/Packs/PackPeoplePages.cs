using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Packs;

/// <summary>The page of who and what is in a pack, for its maker, and its forms.</summary>
internal sealed class PackPeoplePages(ShowPack show, ListPackPeople list, FindForPack find)
{
    public static readonly Flash Asked = new("pack-person-asked", "{0} has been asked, and is in the pack once they say yes.")
    {
        NamesPerson = true,
    };

    public static readonly Flash PutIn = new("pack-person-in", "You're in the pack now.");
    public static readonly Flash Removed = new("pack-person-removed", "You removed {0} from the pack.") { NamesPerson = true };

    private const int MaxWords = 200;

    public static Task<IResult> ShowAsync(Id<Pack> id, ApiInput input, HttpContext http, PackPeoplePages pages, CancellationToken ct) =>
        pages.PageAsync(http.Me(), id, (input.Text("q", MaxWords) ?? "").Trim(), new(), ct);

    public static async Task<IResult> AddAsync(
        Id<Pack> id, AccountId person, HttpContext http, AddToPack add, PackPeoplePages pages, CancellationToken ct)
    {
        if (!(await add.RunAsync(http.Me(), id, [person], ct)).Is(out _, out var fault))
            return fault.Kind == FaultKind.NotFound ? fault.ToResult() : await pages.PageAsync(http.Me(), id, "", new(Person: fault), ct);
        if (person == http.Me()) PutIn.Leave(http);
        else Asked.Leave(http, person.Value);
        return GoBack.From(http, $"/packs/{id}/people", Flash.Anchor);
    }

    public static async Task<IResult> RemoveAsync(
        Id<Pack> id, AccountId person, HttpContext http, RemoveFromPack remove, CancellationToken ct)
    {
        if (!(await remove.RunAsync(http.Me(), id, [person], ct)).Is(out _, out var fault)) return fault.ToResult();
        Removed.Leave(http, person.Value);
        return GoBack.From(http, $"/packs/{id}/people", Flash.Anchor);
    }

    public static async Task<IResult> AddTagAsync(
        Id<Pack> id, ApiInput input, HttpContext http, ChangePackTags change, PackPeoplePages pages, CancellationToken ct)
    {
        var typed = input.Text("name", 1000) ?? "";
        return (await change.RunAsync(http.Me(), id, typed, isIn: true, ct)).Is(out _, out var fault)
            ? GoBack.To($"/packs/{id}/people#pack-tags")
            : await pages.PageAsync(http.Me(), id, "", new(typed, fault), ct);
    }

    public static async Task<IResult> RemoveTagAsync(
        Id<Pack> id, string name, HttpContext http, ChangePackTags change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, name, isIn: false, ct)).Is(out _, out var fault)
            ? GoBack.From(http, $"/packs/{id}/people#pack-tags")
            : fault.ToResult();

    private async Task<IResult> PageAsync(AccountId me, Id<Pack> id, string words, Refused refused, CancellationToken ct)
    {
        var window = new PageWindow(Pack.MostPeople);
        if (!(await find.RunAsync(me, id, words, ct)).Is(out var found, out var fault)) return fault.ToResult();
        if (!(await show.RunAsync(me, id, ct)).Is(out var pack, out fault)) return fault.ToResult();
        if (!(await list.RunAsync(me, id, waiting: true, window, ct)).Is(out var waiting, out fault)) return fault.ToResult();
        if (!(await list.RunAsync(me, id, waiting: false, window, ct)).Is(out var people, out fault)) return fault.ToResult();
        return PageAnswers.Show<PackPeoplePage>(
            new
            {
                Pack = pack, Words = words, Found = (IReadOnlyList<FoundForPack>)found, Waiting = waiting.Items, People = people.Items,
                PersonFault = refused.Person?.Plain, Tag = refused.Typed, TagFault = refused.Tag?.Plain,
            },
            refused.Person ?? refused.Tag);
    }

    /// <summary>What could not be added, and why.</summary>
    private sealed record Refused(string Typed = "", Fault? Tag = null, Fault? Person = null);
}
