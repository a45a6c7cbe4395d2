using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Packs;

/// <summary>Packs as Mastodon's collections. Who may see one and did not make it is told so with 403, as Mastodon does.</summary>
internal sealed class CollectionsApi(CanteenSettings settings, ShowPack show, ListPackItems items, AccountCache accounts)
{
    private const int MaxOffset = 10_000;

    public Task<IResult> OfAsync(AccountId id, ApiInput input, HttpContext http, ListPacksOf list, CancellationToken ct) =>
        ListAsync(id, isIn: false, input, http, list, ct);

    public Task<IResult> WithAsync(AccountId id, ApiInput input, HttpContext http, ListPacksOf list, CancellationToken ct) =>
        ListAsync(id, isIn: true, input, http, list, ct);

    public async Task<IResult> ShowAsync(Id<Pack> id, HttpContext http, CancellationToken ct)
    {
        if (!(await show.RunAsync(http.Viewer(), id, ct)).Is(out var pack, out var fault)) return fault.ToResult();
        var its = (await items.RunAsync(http.Viewer(), [pack], ct))[id].ToList();
        List<AccountId> people = [.. its.Select(item => item.Person).Prepend(pack.Maker.Id).Distinct()];
        var known = await accounts.FindAsync(people, ct);
        return Results.Json(new CollectionWithAccountsJson(
            CollectionJson.From(pack, its, settings),
            [.. people.Where(person => known.ContainsKey(person.Value)).Select(person => AccountJson.From(known[person.Value].View))]));
    }

    public async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreatePack create, CancellationToken ct)
    {
        var people = input.List("account_ids").Select(text => AccountId.TryParse(text, out var person) ? person : default);
        var made = await create.RunAsync(http.Me(), Draft(input) with { People = [.. people] }, ct);
        return made.Is(out var id, out var fault) ? await OneAsync(id, http, ct) : Refusal(fault);
    }

    public async Task<IResult> ChangeAsync(Id<Pack> id, ApiInput input, HttpContext http, ChangePack change, CancellationToken ct)
    {
        if (await WhyNotAsync(id, http, ct) is { } refused) return refused.ToResult();
        return (await change.RunAsync(http.Me(), id, Draft(input), ct)).Is(out _, out var fault)
            ? await OneAsync(id, http, ct)
            : fault.ToResult();
    }

    public async Task<IResult> DeleteAsync(Id<Pack> id, HttpContext http, DeletePack delete, CancellationToken ct)
    {
        if (await WhyNotAsync(id, http, ct) is { } refused) return refused.ToResult();
        return Empty(await delete.RunAsync(http.Me(), id, ct));
    }

    public async Task<IResult> AddAsync(Id<Pack> id, ApiInput input, HttpContext http, AddToPack add, CancellationToken ct)
    {
        if (await WhyNotAsync(id, http, ct) is { } refused) return refused.ToResult();
        if (input.Id<Account>("account_id") is not { } person) return Fault.Invalid("Validation failed: account_id is missing").ToResult();
        if (!(await add.RunAsync(http.Me(), id, [person], ct)).Is(out _, out var fault)) return Refusal(fault);
        return await ItemAsync(id, http, item => item.Person == person, ct) is { } added
            ? Results.Json(new OneCollectionItemJson(CollectionItemJson.From(added)))
            : Fault.NotFound.ToResult();
    }

    public async Task<IResult> RemoveAsync(
        Id<Pack> id, Id<PackItem> item, HttpContext http, RemoveFromPack remove, CancellationToken ct)
    {
        if (await WhyNotAsync(id, http, ct) is { } refused) return refused.ToResult();
        if (await ItemAsync(id, http, one => one.Id == item, ct) is not { } found) return Fault.NotFound.ToResult();
        return Empty(await remove.RunAsync(http.Me(), id, [found.Person], ct));
    }

    public async Task<IResult> RevokeAsync(Id<Pack> id, Id<PackItem> item, HttpContext http, AnswerPack answer, CancellationToken ct)
    {
        if (await ItemAsync(id, http, one => one.Id == item, ct) is not { } found) return Fault.NotFound.ToResult();
        if (found.Person != http.Me()) return Fault.NotAllowed.ToResult();
        return Empty(await answer.RunAsync(http.Me(), id, agrees: false, ct));
    }

    private static PackDraft Draft(ApiInput input) => new(input.Text("name"), input.Text("description"))
    {
        Tag = input.Text("tag_name", 256), Language = input.Text("language", 64), IsSensitive = input.Flag("sensitive"),
        IsDiscoverable = input.Flag("discoverable"),
    };

    // Mastodon asks a policy of the person, and says 403 where that forbids it.
    private static IResult Refusal(Fault fault) => (PackPeopleRows.IsRefusal(fault) ? Fault.NotAllowed : fault).ToResult();

    private static IResult Empty(Outcome<Done> outcome) => outcome.ToResult(_ => new { });

    private async Task<IResult> ListAsync(
        AccountId id, bool isIn, ApiInput input, HttpContext http, ListPacksOf list, CancellationToken ct)
    {
        if ((input.Number("offset") ?? 0) is not (>= 0 and var offset))
            return Fault.BadRequest("offset must not be negative").ToResult();
        var page = new OffsetPage((int)Math.Min(offset, MaxOffset), input.Window(40, 100).Limit);
        if (!(await list.RunAsync(http.Viewer(), id, isIn, page, ct)).Is(out var found, out var fault)) return fault.ToResult();
        page.WriteLinks(http, page.Offset + found.Count, settings.Address);
        List<ShownPack> shown = [.. found.Take(page.Limit)];
        var its = await items.RunAsync(http.Viewer(), shown, ct);
        return Results.Json(new CollectionsJson([.. shown.Select(pack => CollectionJson.From(pack, its[pack.Id], settings))]));
    }

    private async Task<IResult> OneAsync(Id<Pack> id, HttpContext http, CancellationToken ct)
    {
        if (!(await show.RunAsync(http.Me(), id, ct)).Is(out var pack, out var fault)) return fault.ToResult();
        return Results.Json(new OneCollectionJson(
            CollectionJson.From(pack, (await items.RunAsync(http.Me(), [pack], ct))[id], settings)));
    }

    /// <returns>Why the caller may not change it; null where they made it.</returns>
    private async Task<Fault?> WhyNotAsync(Id<Pack> id, HttpContext http, CancellationToken ct) =>
        !(await show.RunAsync(http.Me(), id, ct)).Is(out var pack, out var fault) ? fault
        : pack.Maker.Id == http.Me() ? null
        : Fault.NotAllowed;

    private async Task<PackItem?> ItemAsync(Id<Pack> id, HttpContext http, Func<PackItem, bool> isIt, CancellationToken ct) =>
        (await show.RunAsync(http.Me(), id, ct)).Is(out var pack, out _)
            ? (await items.RunAsync(http.Me(), [pack], ct))[id].FirstOrDefault(isIt)
            : null;
}
