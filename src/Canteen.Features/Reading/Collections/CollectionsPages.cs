using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Collections;

/// <summary>The pages on which people find, make and change collections.</summary>
internal sealed class CollectionsPages(ListCollections list, ShowCollection show)
{
    public static readonly Flash Made = new("collection-made", "You made a collection. Save posts to it from their menus.");
    public static readonly Flash Changed = new("collection-changed", "Your changes to the collection have been saved.");
    public static readonly Flash Deleted = new("collection-deleted", "You deleted the collection.");
    public static readonly Flash Renewed = new("collection-renewed", "The collection has a new link. The old one no longer works.");

    public static async Task<IResult> ListAsync(HttpContext http, CollectionsPages pages, CancellationToken ct) =>
        PageAnswers.Show<CollectionsPage>(
            new
            {
                Mine = await pages.ShelfAsync(http.Me(), CollectionShelf.Mine, Collection.Most, ct),
                Followed = await pages.ShelfAsync(http.Me(), CollectionShelf.Followed, Collection.MostFollowed, ct),
            });

    public static async Task<IResult> OfPersonAsync(
        AccountId id, HttpContext http, AccountGate gate, CollectionsPages pages, CancellationToken ct)
    {
        var me = http.Viewer();
        if (await gate.ListedAsync(await gate.FindAsync([id], me, ct), me, ct) is not [{ Suspended: false } person])
            return Fault.NotFound.ToResult();
        var found = await pages.OfAsync(me, person, ct);
        return PageAnswers.Show<PersonCollectionsPage>(new { Person = person, Collections = found });
    }

    public static IResult New() => Form(null, new("", ""), null);

    public static async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreateCollection create, CancellationToken ct)
    {
        var typed = Typed(input);
        if (!(await create.RunAsync(http.Me(), typed, ct)).Is(out var id, out var fault)) return Form(null, typed, fault);
        Made.Leave(http);
        return GoBack.To($"/collections/{id}{Flash.Anchor}");
    }

    public static async Task<IResult> EditAsync(Id<Collection> id, HttpContext http, CollectionsPages pages, CancellationToken ct) =>
        await pages.OwnAsync(http, id, ct) is { } own
            ? Form(own, new(own.Title, own.Description, own.Visibility), null)
            : Fault.NotFound.ToResult();

    public static async Task<IResult> ChangeAsync(
        Id<Collection> id, ApiInput input, HttpContext http, ChangeCollection change, CollectionsPages pages, CancellationToken ct)
    {
        if (await pages.OwnAsync(http, id, ct) is not { } own) return Fault.NotFound.ToResult();
        var typed = Typed(input);
        if (!(await change.RunAsync(http.Me(), id, typed, ct)).Is(out _, out var fault)) return Form(own, typed, fault);
        Changed.Leave(http);
        return GoBack.To(own.Path + Flash.Anchor);
    }

    public static async Task<IResult> RenewAsync(Id<Collection> id, HttpContext http, RenewLink renew, CancellationToken ct)
    {
        if (!(await renew.RunAsync(http.Me(), id, ct)).Is(out _, out var fault)) return fault.ToResult();
        Renewed.Leave(http);
        return GoBack.To($"/collections/{id}/edit{Flash.Anchor}");
    }

    public static async Task<IResult> AskAsync(Id<Collection> id, HttpContext http, CollectionsPages pages, CancellationToken ct) =>
        await pages.OwnAsync(http, id, ct) is { } own
            ? PageAnswers.Show<DeleteCollectionPage>(new { Collection = own })
            : Fault.NotFound.ToResult();

    public static async Task<IResult> DeleteAsync(Id<Collection> id, HttpContext http, DeleteCollection delete, CancellationToken ct)
    {
        if (!(await delete.RunAsync(http.Me(), id, ct)).Is(out _, out var fault)) return fault.ToResult();
        Deleted.Leave(http);
        return GoBack.To("/collections" + Flash.Anchor);
    }

    private static CollectionDraft Typed(ApiInput input) => new(
        input.Text("title") ?? "", input.Text("description") ?? "",
        CollectionJson.VisibilityOf(input.Text("visibility", 20)) ?? CollectionVisibility.Private);

    private static IResult Form(ShownCollection? collection, CollectionDraft form, Fault? fault) =>
        PageAnswers.Show<CollectionFormPage>(new { Collection = collection, Form = form, Fault = fault?.Plain }, fault);

    private async Task<EqualList<ShownCollection>> ShelfAsync(AccountId me, CollectionShelf shelf, int most, CancellationToken ct) =>
        new((await list.RunAsync(me, shelf, new PageWindow(most), ct)).Items);

    private async Task<EqualList<ShownCollection>> OfAsync(AccountId? viewer, AccountView person, CancellationToken ct) =>
        new((await list.OfAsync(viewer, person.Id, new PageWindow(Collection.Most), ct)).Items);

    private async Task<ShownCollection?> OwnAsync(HttpContext http, Id<Collection> id, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, null, ct)).Is(out var found, out _) && found.Owner.Id == http.Me() ? found : null;
}
