using Canteen.Core;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Packs;

/// <summary>Packs in Canteen's own interface. What changes one answers with it as it is now.</summary>
internal sealed class PacksApi(CanteenSettings settings, ShowPack show)
{
    private static readonly Fault UnknownShelf = Fault.Invalid("Validation failed: Show must be all, mine, with_me or asking");

    public async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListPacks list, CancellationToken ct)
    {
        if (ShelfOf(input.Text("show", 20)) is not { } shelf) return UnknownShelf.ToResult();
        if (shelf != PackShelf.All && http.Viewer() is null) return Fault.SignInNeeded.ToResult();
        var page = await list.RunAsync(http.Viewer(), shelf, input.Window(20, 40), ct);
        LinkHeader.Write(http, page, settings.Address, prev: "since_id");
        return Results.Json(page.Items.Select(pack => PackJson.From(pack, settings)));
    }

    public async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreatePack create, CancellationToken ct)
    {
        var draft = Draft(input) with { FromList = input.Id<PersonalList>("list_id") };
        return (await create.RunAsync(http.Me(), draft, ct)).Is(out var id, out var fault)
            ? await ShowAsync(id, http, ct)
            : fault.ToResult();
    }

    public async Task<IResult> ShowAsync(Id<Pack> id, HttpContext http, CancellationToken ct) =>
        (await show.RunAsync(http.Viewer(), id, ct)).ToResult(pack => PackJson.From(pack, settings));

    public async Task<IResult> ChangeAsync(Id<Pack> id, ApiInput input, HttpContext http, ChangePack change, CancellationToken ct) =>
        await AnswerAsync(await change.RunAsync(http.Me(), id, Draft(input), ct), id, http, ct);

    public static async Task<IResult> DeleteAsync(Id<Pack> id, HttpContext http, DeletePack delete, CancellationToken ct) =>
        (await delete.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    public Task<IResult> PeopleAsync(Id<Pack> id, ApiInput input, HttpContext http, ListPackPeople list, CancellationToken ct) =>
        PeopleAsync(id, input, http, list, waiting: false, ct);

    public Task<IResult> WaitingAsync(Id<Pack> id, ApiInput input, HttpContext http, ListPackPeople list, CancellationToken ct) =>
        PeopleAsync(id, input, http, list, waiting: true, ct);

    public async Task<IResult> AddAsync(Id<Pack> id, ApiInput input, HttpContext http, AddToPack add, CancellationToken ct) =>
        await AnswerAsync(await add.RunAsync(http.Me(), id, People(input), ct), id, http, ct);

    public async Task<IResult> RemoveAsync(Id<Pack> id, ApiInput input, HttpContext http, RemoveFromPack remove, CancellationToken ct) =>
        await AnswerAsync(await remove.RunAsync(http.Me(), id, People(input), ct), id, http, ct);

    public async Task<IResult> AddTagAsync(Id<Pack> id, ApiInput input, HttpContext http, ChangePackTags change, CancellationToken ct) =>
        await AnswerAsync(await change.RunAsync(http.Me(), id, input.Required("name", 256), isIn: true, ct), id, http, ct);

    public async Task<IResult> RemoveTagAsync(Id<Pack> id, ApiInput input, HttpContext http, ChangePackTags change, CancellationToken ct) =>
        await AnswerAsync(await change.RunAsync(http.Me(), id, input.Required("name", 256), isIn: false, ct), id, http, ct);

    public async Task<IResult> AgreeAsync(Id<Pack> id, HttpContext http, AnswerPack answer, CancellationToken ct) =>
        await AnswerAsync(await answer.RunAsync(http.Me(), id, agrees: true, ct), id, http, ct);

    public static async Task<IResult> DeclineAsync(Id<Pack> id, HttpContext http, AnswerPack answer, CancellationToken ct) =>
        (await answer.RunAsync(http.Me(), id, agrees: false, ct)).ToResult(_ => new { });

    /// <summary>With neither people nor hashtags given, everything.</summary>
    public static async Task<IResult> FollowAsync(Id<Pack> id, ApiInput input, HttpContext http, FollowPack follow, CancellationToken ct)
    {
        var choice = input.Has("account_ids") || input.Has("tags")
            ? new PackChoice(People(input).ToHashSet(), input.List("tags"))
            : PackChoice.Everything;
        return (await follow.RunAsync(http.Me(), [id], choice, ct)).ToResult(PackFollowedJson.From);
    }

    private static PackDraft Draft(ApiInput input) => new(input.Text("name"), input.Text("description"))
    {
        IsDiscoverable = input.Flag("discoverable"),
    };

    /// <summary>What is no id stays in, as one that nobody has.</summary>
    private static IReadOnlyList<AccountId> People(ApiInput input) =>
        [.. input.List("account_ids").Select(text => AccountId.TryParse(text, out var id) ? id : default)];

    private static PackShelf? ShelfOf(string? name) => name switch
    {
        null or "" or "all" => PackShelf.All,
        "mine" => PackShelf.Mine,
        "with_me" => PackShelf.WithMe,
        "asking" => PackShelf.Asking,
        _ => null,
    };

    private async Task<IResult> PeopleAsync(
        Id<Pack> id, ApiInput input, HttpContext http, ListPackPeople list, bool waiting, CancellationToken ct) =>
        AccountListJson.Answer(http, await list.RunAsync(http.Viewer(), id, waiting, input.Window(40, 80), ct), settings);

    private async Task<IResult> AnswerAsync(Outcome<Done> outcome, Id<Pack> id, HttpContext http, CancellationToken ct) =>
        outcome.Is(out _, out var fault) ? await ShowAsync(id, http, ct) : fault.ToResult();
}
