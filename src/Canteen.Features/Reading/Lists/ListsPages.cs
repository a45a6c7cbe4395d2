using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

/// <summary>The pages on which people make lists, change and order them.</summary>
internal static class ListsPages
{
    public static readonly Flash Made = new("list-made", "You made a list. Now add people and hashtags to it.");
    public static readonly Flash Changed = new("list-changed", "Your changes to the list have been saved.");
    public static readonly Flash Deleted = new("list-deleted", "You deleted the list.");

    public static async Task<IResult> ListAsync(HttpContext http, ListLists list, CancellationToken ct) =>
        PageAnswers.Show<ListsPage>(new { Lists = await list.RunAsync(http.Me(), ct) });

    public static IResult New() => Show(null, ListForm.Empty);

    public static async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreateList create, CancellationToken ct)
    {
        var form = ListForm.Read(input);
        if (!(await create.RunAsync(http.Me(), form.ToDraft(), ct)).Is(out var list, out var fault)) return Show(null, form, fault);
        Made.Leave(http);
        return GoBack.To($"/lists/{list.Id}/people{Flash.Anchor}");
    }

    public static async Task<IResult> EditAsync(Id<PersonalList> id, HttpContext http, ShowList show, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, ct)).Is(out var list, out var fault) ? Show(list, ListForm.Of(list)) : fault.ToResult();

    public static async Task<IResult> ChangeAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ShowList show, ChangeList change, CancellationToken ct)
    {
        if (!(await show.RunAsync(http.Me(), id, ct)).Is(out var list, out var unknown)) return unknown.ToResult();
        var form = ListForm.Read(input);
        if (!(await change.RunAsync(http.Me(), id, form.ToDraft(), ct)).Is(out _, out var fault)) return Show(list, form, fault);
        Changed.Leave(http);
        return GoBack.To($"/lists/{id}{Flash.Anchor}");
    }

    public static async Task<IResult> AskAsync(Id<PersonalList> id, HttpContext http, ShowList show, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, ct)).Is(out var list, out var fault)
            ? PageAnswers.Show<DeleteListPage>(new { List = list })
            : fault.ToResult();

    public static async Task<IResult> DeleteAsync(Id<PersonalList> id, HttpContext http, DeleteList delete, CancellationToken ct)
    {
        if (!(await delete.RunAsync(http.Me(), id, ct)).Is(out _, out var fault)) return fault.ToResult();
        Deleted.Leave(http);
        return GoBack.To("/lists" + Flash.Anchor);
    }

    public static Task<IResult> UpAsync(Id<PersonalList> id, HttpContext http, MoveList move, CancellationToken ct) =>
        MoveAsync(id, http, move, -1, ct);

    public static Task<IResult> DownAsync(Id<PersonalList> id, HttpContext http, MoveList move, CancellationToken ct) =>
        MoveAsync(id, http, move, 1, ct);

    private static async Task<IResult> MoveAsync(Id<PersonalList> id, HttpContext http, MoveList move, int by, CancellationToken ct)
    {
        if (!(await move.RunAsync(http.Me(), id, by, ct)).Is(out var lists, out var fault)) return fault.ToResult();
        // At an end only the button for the other way is there to have the focus.
        var place = lists.FindIndex(list => list.Id == id);
        var up = place == lists.Count - 1 || (place > 0 && by < 0);
        return GoBack.To($"/lists#{(up ? "up" : "down")}-{id}");
    }

    private static IResult Show(PersonalList? list, ListForm form, Fault? fault = null) =>
        PageAnswers.Show<ListFormPage>(new { List = list, Form = form, Fault = fault?.Plain }, fault);
}
