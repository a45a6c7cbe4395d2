using Canteen.Core;
using Canteen.Core.People;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Collections;

/// <summary>Collections in Canteen's own interface. What changes one answers with it as it is now.</summary>
internal sealed class CollectionsApi(CanteenSettings settings, ShowCollection show, ListCollections list)
{
    private static readonly Fault UnknownShelf = Fault.Invalid("Validation failed: Show must be mine or followed");

    public async Task<IResult> ListAsync(ApiInput input, HttpContext http, CancellationToken ct)
    {
        CollectionShelf? shelf = input.Text("show", 20) switch
        {
            null or "" or "mine" => CollectionShelf.Mine,
            "followed" => CollectionShelf.Followed,
            _ => null,
        };
        if (shelf is null) return UnknownShelf.ToResult();
        return Answer(http, await list.RunAsync(http.Me(), shelf.Value, input.Window(20, 40), ct));
    }

    public async Task<IResult> OfPersonAsync(AccountId id, ApiInput input, HttpContext http, AccountGate gate, CancellationToken ct)
    {
        if (await gate.ListedAsync(await gate.FindAsync([id], http.Viewer(), ct), http.Viewer(), ct) is not [{ Suspended: false } person])
            return Fault.NotFound.ToResult();
        return Answer(http, await list.OfAsync(http.Viewer(), person.Id, input.Window(20, 40), ct));
    }

    public async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreateCollection create, CancellationToken ct)
    {
        if (!CollectionInput.Draft(input).Is(out var draft, out var wrong)) return wrong.ToResult();
        return (await create.RunAsync(http.Me(), draft, ct)).Is(out var id, out var fault)
            ? await ShowAsync(id, input, http, ct)
            : fault.ToResult();
    }

    public async Task<IResult> ShowAsync(Id<Collection> id, ApiInput input, HttpContext http, CancellationToken ct) =>
        Answer(await show.RunAsync(http.Viewer(), id, CollectionInput.Link(input), ct));

    public async Task<IResult> LookUpAsync(ApiInput input, HttpContext http, CancellationToken ct) =>
        CollectionInput.Link(input.Required("link", 2048)) is { } link
            ? Answer(await show.ByLinkAsync(http.Viewer(), link, ct))
            : Fault.NotFound.ToResult();

    public async Task<IResult> ChangeAsync(
        Id<Collection> id, ApiInput input, HttpContext http, ChangeCollection change, CancellationToken ct)
    {
        if (!CollectionInput.Draft(input).Is(out var draft, out var wrong)) return wrong.ToResult();
        return await AnswerAsync(await change.RunAsync(http.Me(), id, draft, ct), id, http, ct);
    }

    public static async Task<IResult> DeleteAsync(Id<Collection> id, HttpContext http, DeleteCollection delete, CancellationToken ct) =>
        (await delete.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    public async Task<IResult> RenewAsync(Id<Collection> id, HttpContext http, RenewLink renew, CancellationToken ct) =>
        await AnswerAsync(await renew.RunAsync(http.Me(), id, ct), id, http, ct);

    /// <summary>Reading the newest page is looking at it: nothing in it is new afterwards.</summary>
    public async Task<IResult> PostsAsync(
        Id<Collection> id, ApiInput input, HttpContext http, ListCollectionPosts posts, LookAtCollection look, CancellationToken ct)
    {
        var me = http.Viewer();
        if (!(await show.RunAsync(me, id, CollectionInput.Link(input), ct)).Is(out var collection, out var fault)) return fault.ToResult();
        var window = input.Window(20, 40);
        if (window is { MaxId: null, MinId: null }) await look.RunAsync(me, collection, ct);
        var page = await posts.RunAsync(me, collection, window, ct);
        LinkHeader.Write(http, page, settings.Address);
        return Results.Json(page.Items.Select(CollectedJson.From));
    }

    public async Task<IResult> CollectAsync(Id<Collection> id, ApiInput input, HttpContext http, CollectPost collect, CancellationToken ct)
    {
        if (input.Id<Post>("status_id") is not { } post) return Fault.BadRequest("status_id is missing").ToResult();
        var collected = await collect.RunAsync(http.Me(), id, post, input.Text("note"), ct);
        return collected.Is(out _, out var fault) ? await ShowAsync(id, input, http, ct) : fault.ToResult();
    }

    public async Task<IResult> RemarkAsync(
        Id<Collection> id, PostId post, ApiInput input, HttpContext http, ChangeRemark change, CancellationToken ct) =>
        await AnswerAsync(await change.RunAsync(http.Me(), id, post, input.Text("note") ?? "", ct), id, http, ct);

    public async Task<IResult> RemoveAsync(Id<Collection> id, PostId post, HttpContext http, RemovePost remove, CancellationToken ct) =>
        await AnswerAsync(await remove.RunAsync(http.Me(), id, post, ct), id, http, ct);

    public async Task<IResult> MoveAsync(
        Id<Collection> id, PostId post, ApiInput input, HttpContext http, MovePost move, CancellationToken ct)
    {
        if (input.Number("by") is not { } by) return Fault.BadRequest("by is missing").ToResult();
        return (await move.RunAsync(http.Me(), id, post, by, ct)).Is(out _, out var fault)
            ? await ShowAsync(id, input, http, ct)
            : fault.ToResult();
    }

    public async Task<IResult> FollowAsync(
        Id<Collection> id, ApiInput input, HttpContext http, FollowCollection follow, CancellationToken ct) =>
        await AnswerAsync(await follow.RunAsync(http.Me(), id, CollectionInput.Link(input), ct), id, http, ct);

    public static async Task<IResult> UnfollowAsync(
        Id<Collection> id, HttpContext http, UnfollowCollection unfollow, CancellationToken ct) =>
        (await unfollow.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    private IResult Answer(HttpContext http, Page<ShownCollection> page)
    {
        LinkHeader.Write(http, page, settings.Address, prev: "since_id");
        return Results.Json(page.Items.Select(collection => CollectionJson.From(collection, settings)));
    }

    private IResult Answer(Outcome<ShownCollection> found) =>
        found.ToResult(collection => CollectionJson.From(collection, settings));

    private async Task<IResult> AnswerAsync(Outcome<Done> outcome, Id<Collection> id, HttpContext http, CancellationToken ct) =>
        outcome.Is(out _, out var fault) ? Answer(await show.RunAsync(http.Me(), id, null, ct)) : fault.ToResult();
}
