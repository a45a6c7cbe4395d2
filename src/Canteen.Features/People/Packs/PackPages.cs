using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Packs;

/// <summary>The page of a pack, for everybody, and its form for following.</summary>
internal sealed class PackPages(ShowPack show, ListPackPeople list, RelationshipCache relationships, ViewerCache viewers)
{
    public static Task<IResult> ShowAsync(Id<Pack> id, HttpContext http, PackPages pages, CancellationToken ct) =>
        pages.PageAsync(http, id, PackChoice.Everything, null, ct);

    public static async Task<IResult> FollowAsync(
        Id<Pack> id, ApiInput input, HttpContext http, FollowPack follow, PackPages pages, CancellationToken ct)
    {
        var choice = new PackChoice(input.Ids<Account>("people").ToHashSet(), input.List("tags"));
        if (choice.IsNothing) return await pages.PageAsync(http, id, choice, PackFlashes.Nothing, ct);
        if (!(await follow.RunAsync(http.Me(), [id], choice, ct)).Is(out var followed, out var fault)) return fault.ToResult();
        PackFlashes.Of(followed).Leave(http);
        return GoBack.To($"/packs/{id}{Flash.Anchor}");
    }

    private async Task<IResult> PageAsync(HttpContext http, Id<Pack> id, PackChoice ticked, Fault? fault, CancellationToken ct)
    {
        var me = http.Viewer();
        if (!(await show.RunAsync(me, id, ct)).Is(out var pack, out var unknown)) return unknown.ToResult();
        var page = await list.RunAsync(me, id, waiting: false, new PageWindow(Pack.MostPeople), ct);
        if (!page.Is(out var people, out unknown)) return unknown.ToResult();
        var rows = await PeopleAsync(me, people.Items, ticked, ct);
        var tags = await TagsAsync(me, pack, ticked, ct);
        var canFollow = rows.Any(row => row.State == PackFollowState.Open) || tags.Any(tag => tag.State == PackFollowState.Open);
        var parameters = new { Pack = pack, Tags = tags, IsMine = pack.Maker.Id == me, CanFollow = canFollow, Fault = fault };
        var content = new PageContent
        {
            Parts = new Dictionary<PagePart, HtmlPart>
            {
                [PagePart.Inner] = new PartList([.. rows.Select(row => new ComponentPart(typeof(PackPerson), row))]),
            },
        };
        return fault is null
            ? PageAnswers.ShowPure<PackPage>(parameters, content)
            : PageAnswers.Show<PackPage>(parameters, fault, content);
    }

    private async Task<List<TickedPerson>> PeopleAsync(
        AccountId? viewer, IReadOnlyList<AccountView> people, PackChoice ticked, CancellationToken ct)
    {
        if (viewer is not { } me) return [.. people.Select(person => new TickedPerson(person, PackFollowState.Unknown, false))];
        var known = await relationships.FindAsync(me, people.Select(person => person.Id), ct);
        return [.. people.Select(person => new TickedPerson(person, Of(person.Id), ticked.Takes(person.Id)))];

        PackFollowState Of(AccountId person) => person == me ? PackFollowState.Self : known.GetValueOrDefault(person) switch
        {
            { Following: true } => PackFollowState.Following,
            { Requested: true } => PackFollowState.Requested,
            _ => PackFollowState.Open,
        };
    }

    private async Task<EqualList<TickedTag>> TagsAsync(AccountId? viewer, ShownPack pack, PackChoice ticked, CancellationToken ct)
    {
        var reader = viewer is { } me ? await viewers.FindAsync(me, ct) : null;
        return new([.. pack.Tags.Select(tag => new TickedTag(tag, Of(tag), ticked.Takes(tag)))]);

        PackFollowState Of(PackTag tag) => reader is null ? PackFollowState.Unknown
            : reader.Follows(tag.Name) ? PackFollowState.Following : PackFollowState.Open;
    }
}
