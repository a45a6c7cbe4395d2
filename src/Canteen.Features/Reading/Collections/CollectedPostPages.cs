using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Collections;

/// <summary>What its owner does with one post of a collection: its note, its place, and taking it out.</summary>
internal static class CollectedPostPages
{
    public static readonly Flash Removed = new("collection-post-removed",
        "You removed the post from the collection. It's still bookmarked.");
    public static readonly Flash RemarkSaved = new("collection-note-saved", "Your note has been saved.");

    public static async Task<IResult> AskRemarkAsync(
        Id<Collection> id, PostId post, HttpContext http, ShowCollected show, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, post, ct)).Is(out var collected, out var fault)
            ? Form(collected, collected.Remark, null)
            : fault.ToResult();

    public static async Task<IResult> SaveRemarkAsync(
        Id<Collection> id, PostId post, ApiInput input, HttpContext http, ChangeRemark change, ShowCollected show, CancellationToken ct)
    {
        if (!(await show.RunAsync(http.Me(), id, post, ct)).Is(out var collected, out var unknown)) return unknown.ToResult();
        var remark = input.Text("note") ?? "";
        if (!(await change.RunAsync(http.Me(), id, post, remark, ct)).Is(out _, out var fault)) return Form(collected, remark, fault);
        RemarkSaved.Leave(http);
        return GoBack.From(http, $"/collections/{id}", Flash.Anchor);
    }

    public static Task<IResult> UpAsync(Id<Collection> id, PostId post, HttpContext http, MovePost move, CancellationToken ct) =>
        MoveAsync(id, post, http, move, -1, ct);

    public static Task<IResult> DownAsync(Id<Collection> id, PostId post, HttpContext http, MovePost move, CancellationToken ct) =>
        MoveAsync(id, post, http, move, 1, ct);

    public static async Task<IResult> TopAsync(Id<Collection> id, PostId post, HttpContext http, MovePost move, CancellationToken ct) =>
        (await move.RunAsync(http.Me(), id, post, -Collection.MostPosts, ct)).Is(out _, out var fault)
            ? GoBack.To($"/collections/{id}#sink-{post}")
            : fault.ToResult();

    public static async Task<IResult> RemoveAsync(Id<Collection> id, PostId post, HttpContext http, RemovePost remove, CancellationToken ct)
    {
        if (!(await remove.RunAsync(http.Me(), id, post, ct)).Is(out _, out var fault)) return fault.ToResult();
        Removed.Leave(http);
        return GoBack.From(http, $"/collections/{id}", Flash.Anchor);
    }

    private static async Task<IResult> MoveAsync(
        Id<Collection> id, PostId post, HttpContext http, MovePost move, int by, CancellationToken ct)
    {
        if (!(await move.RunAsync(http.Me(), id, post, by, ct)).Is(out var moved, out var fault)) return fault.ToResult();
        // At an end only the button for the other way is there to have the focus.
        var rises = moved.IsLast || (!moved.IsFirst && by < 0);
        return GoBack.From(http, $"/collections/{id}", $"#{(rises ? "rise" : "sink")}-{post}");
    }

    private static IResult Form(OwnCollected collected, string remark, Fault? fault) =>
        PageAnswers.Show<CollectionRemarkPage>(new { Collected = collected, Remark = remark, Fault = fault?.Plain }, fault);
}
