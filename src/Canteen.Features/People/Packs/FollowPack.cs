using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Accounts;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Follows what is in packs, or some of it, one by one and by the rules for each; whom somebody follows already stays as they are.
/// 404: none of the packs is there for them.
/// </summary>
public sealed class FollowPack(
    ShowPack show, ListPackPeople list, RelationshipCache relationships, ViewerCache viewers, FollowPerson follow, FollowHashtag followTag)
{
    public async Task<Outcome<PackFollowed>> RunAsync(
        AccountId me, IReadOnlyList<Id<Pack>> packs, PackChoice choice, CancellationToken ct)
    {
        var (people, tags, isFound) = (new List<AccountId>(), new List<PackTag>(), false);
        foreach (var id in packs.Distinct())
        {
            if (!(await show.RunAsync(me, id, ct)).Is(out var pack, out _)) continue;
            if (!(await list.RunAsync(me, id, waiting: false, new PageWindow(Pack.MostPeople), ct)).Is(out var page, out _)) continue;
            people.AddRange(page.Items.Select(person => person.Id).Where(choice.Takes));
            tags.AddRange(pack.Tags.Where(choice.Takes));
            isFound = true;
        }
        if (!isFound) return Fault.NotFound;
        var followed = await PeopleAsync(me, [.. people.Where(person => person != me).Distinct()], ct);
        return await TagsAsync(me, followed, [.. tags.DistinctBy(tag => tag.Name)], ct);
    }

    private async Task<PackFollowed> PeopleAsync(AccountId me, List<AccountId> people, CancellationToken ct)
    {
        var (known, sum) = (await relationships.FindAsync(me, people, ct), new PackFollowed());
        foreach (var person in people)
        {
            if (known.GetValueOrDefault(person) is { Following: true } or { Requested: true }) continue;
            if (!(await follow(me, person, ct)).Is(out var now, out _)) sum = sum with { Refused = sum.Refused + 1 };
            else if (now.Requested) sum = sum with { Requested = sum.Requested + 1 };
            else sum = sum with { People = sum.People + 1 };
        }
        return sum;
    }

    private async Task<PackFollowed> TagsAsync(AccountId me, PackFollowed sum, List<PackTag> tags, CancellationToken ct)
    {
        var viewer = await viewers.FindAsync(me, ct);
        foreach (var tag in tags.Where(tag => !viewer.Follows(tag.Name)))
        {
            sum = (await followTag(me, tag.Display, ct)).Is(out _, out _)
                ? sum with { Tags = sum.Tags + 1 }
                : sum with { Refused = sum.Refused + 1 };
        }
        return sum;
    }
}

/// <summary>What of a pack somebody wants to follow.</summary>
/// <param name="Tags">With or without the #.</param>
public sealed record PackChoice(IReadOnlyCollection<AccountId> People, IReadOnlyCollection<string> Tags)
{
    public static readonly PackChoice Everything = new([], []) { IsEverything = true };

    public bool IsEverything { get; private init; }

    public bool IsNothing => !IsEverything && People.Count == 0 && Tags.Count == 0;

    internal bool Takes(AccountId person) => IsEverything || People.Contains(person);

    internal bool Takes(PackTag tag) => IsEverything || Tags.Any(typed => TagName.TryParse(typed, out var name) && name == tag.Name);
}

/// <summary>What became of it, without what was followed already.</summary>
/// <param name="Requested">People who approve who follows them, and have been asked.</param>
/// <param name="Refused">People and hashtags that cannot be followed: because of a limit, for instance.</param>
public sealed record PackFollowed(int People = 0, int Requested = 0, int Tags = 0, int Refused = 0);
