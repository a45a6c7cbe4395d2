using Canteen.Core.Lists;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Packs;

/// <summary>The pages on which people find packs, make and change them, and say whether they want to be in one.</summary>
internal sealed class PacksPages(ListPacks list, ShowPack show, ListCache lists)
{
    public static readonly Flash Made = new("pack-made", "You made a pack. Now add people and hashtags to it.");
    public static readonly Flash MadeOfList = new("pack-made-of-list", "You made a pack from your list.");
    public static readonly Flash Changed = new("pack-changed", "Your changes to the pack have been saved.");
    public static readonly Flash Deleted = new("pack-deleted", "You deleted the pack.");
    public static readonly Flash Agreed = new("pack-agreed", "You're in the pack now.");
    public static readonly Flash Declined = new("pack-declined", "You won't be in the pack, and its maker can't ask you again.");
    public static readonly Flash Left = new("pack-left", "You left the pack. Its maker can't put you in again.");

    // As many as anybody can have or is likely to be in; what is asked is answered and goes.
    private const int MostOwn = 100;

    public static async Task<IResult> ListAsync(ApiInput input, HttpContext http, PacksPages pages, CancellationToken ct)
    {
        var window = input.Window(20, 40);
        var all = await pages.AllAsync(http, window, ct);
        var me = window is { MaxId: null, MinId: null } ? http.Viewer() : null;
        return PageAnswers.ShowPure<PacksPage>(
            new
            {
                Asking = await pages.OwnAsync(me, PackShelf.Asking, ct), Mine = await pages.OwnAsync(me, PackShelf.Mine, ct),
                WithMe = await pages.OwnAsync(me, PackShelf.WithMe, ct), Older = all.Full ? all.Last : null,
                All = new EqualList<ShownPack>([.. all.Items.Where(pack => !pack.Concerns(http.Viewer()))]),
            },
            new PageContent());
    }

    public static async Task<IResult> NewAsync(ApiInput input, HttpContext http, PacksPages pages, CancellationToken ct)
    {
        if (!(await pages.ListOfAsync(input, http.Me(), ct)).Is(out var of, out var fault)) return fault.ToResult();
        return Form(null, of.List, new(of.List is { } list ? Excerpt.Of(list.Title, Pack.MaxName - 1) : "", ""), null);
    }

    public static async Task<IResult> CreateAsync(
        ApiInput input, HttpContext http, CreatePack create, PacksPages pages, CancellationToken ct)
    {
        if (!(await pages.ListOfAsync(input, http.Me(), ct)).Is(out var of, out var unknown)) return unknown.ToResult();
        var draft = Draft(input);
        var made = await create.RunAsync(http.Me(), draft with { FromList = of.List?.Id }, ct);
        if (!made.Is(out var id, out var fault)) return Form(null, of.List, draft, fault);
        (of.List is null ? Made : MadeOfList).Leave(http);
        return GoBack.To($"/packs/{id}/people{Flash.Anchor}");
    }

    public static async Task<IResult> EditAsync(Id<Pack> id, HttpContext http, PacksPages pages, CancellationToken ct) =>
        await pages.OwnAsync(http, id, ct) is { } pack
            ? Form(pack, null, new(pack.Name, pack.Description) { IsDiscoverable = pack.IsDiscoverable }, null)
            : Fault.NotFound.ToResult();

    public static async Task<IResult> ChangeAsync(
        Id<Pack> id, ApiInput input, HttpContext http, ChangePack change, PacksPages pages, CancellationToken ct)
    {
        if (await pages.OwnAsync(http, id, ct) is not { } pack) return Fault.NotFound.ToResult();
        var draft = Draft(input);
        if (!(await change.RunAsync(http.Me(), id, draft, ct)).Is(out _, out var fault)) return Form(pack, null, draft, fault);
        Changed.Leave(http);
        return GoBack.To(pack.Path + Flash.Anchor);
    }

    public static async Task<IResult> AskAsync(Id<Pack> id, HttpContext http, PacksPages pages, CancellationToken ct) =>
        await pages.OwnAsync(http, id, ct) is { } pack
            ? PageAnswers.Show<DeletePackPage>(new { Pack = pack })
            : Fault.NotFound.ToResult();

    public static async Task<IResult> DeleteAsync(Id<Pack> id, HttpContext http, DeletePack delete, CancellationToken ct) =>
        Said(http, await delete.RunAsync(http.Me(), id, ct), Deleted, GoBack.To("/packs" + Flash.Anchor));

    public static async Task<IResult> AgreeAsync(Id<Pack> id, HttpContext http, AnswerPack answer, CancellationToken ct) =>
        Said(http, await answer.RunAsync(http.Me(), id, agrees: true, ct), Agreed, GoBack.From(http, "/packs", Flash.Anchor));

    public static async Task<IResult> DeclineAsync(Id<Pack> id, HttpContext http, AnswerPack answer, CancellationToken ct) =>
        Said(http, await answer.RunAsync(http.Me(), id, agrees: false, ct), Declined, GoBack.From(http, "/packs", Flash.Anchor));

    public static async Task<IResult> LeaveAsync(Id<Pack> id, HttpContext http, AnswerPack answer, CancellationToken ct) =>
        Said(http, await answer.RunAsync(http.Me(), id, agrees: false, ct), Left, GoBack.From(http, "/packs", Flash.Anchor));

    private static IResult Said(HttpContext http, Outcome<Done> outcome, Flash flash, IResult answer)
    {
        if (!outcome.Is(out _, out var fault)) return fault.ToResult();
        flash.Leave(http);
        return answer;
    }

    private static PackDraft Draft(ApiInput input) => new(input.Text("name") ?? "", input.Text("description") ?? "")
    {
        IsDiscoverable = input.Flag("listed"),
    };

    private static IResult Form(ShownPack? pack, PersonalList? of, PackDraft draft, Fault? fault) => PageAnswers.Show<PackFormPage>(
        new
        {
            Pack = pack, List = of, Name = draft.Name!, Description = draft.Description!, Listed = draft.IsDiscoverable ?? true,
            Fault = fault?.Plain,
        },
        fault);

    private Task<Page<ShownPack>> AllAsync(HttpContext http, PageWindow window, CancellationToken ct) =>
        list.RunAsync(http.Viewer(), PackShelf.All, window, ct);

    /// <param name="reader">Null where theirs are not to be shown.</param>
    private async Task<EqualList<ShownPack>> OwnAsync(AccountId? reader, PackShelf shelf, CancellationToken ct) =>
        new(reader is { } me ? (await list.RunAsync(me, shelf, new PageWindow(MostOwn), ct)).Items : []);

    private async Task<ShownPack?> OwnAsync(HttpContext http, Id<Pack> id, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, ct)).Is(out var pack, out _) && pack.Maker.Id == http.Me() ? pack : null;

    /// <returns>404: the list is unknown, or somebody else's.</returns>
    private async Task<Outcome<MadeOf>> ListOfAsync(ApiInput input, AccountId me, CancellationToken ct)
    {
        if (input.Id<PersonalList>("list") is not { } id) return new MadeOf(null);
        return await lists.FindAsync(me, id, ct) is { } found ? new MadeOf(found) : Fault.NotFound;
    }

    /// <param name="List">Null for none.</param>
    private sealed record MadeOf(PersonalList? List);
}
