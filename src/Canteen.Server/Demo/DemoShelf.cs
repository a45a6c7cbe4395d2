using Canteen.Features.Reading.Collections;
using Canteen.Features.Reading.SavedSearches;

namespace Canteen.Server.Demo;

/// <summary>What the host keeps: searches, and a collection of her bookmarks that everybody may read.</summary>
internal sealed class DemoShelf(DemoPeople people, DemoTalk talk, SaveSearch save, CreateCollection create, CollectPost collect)
    : IDemoChapter
{
    private static readonly SearchDraft[] Searches =
        [new("Quiet nights", "#TurnTheLightsDown OR \"night shift\""), new("Handovers", "handover")];

    private static readonly CollectionDraft Collection = new(
        "To try on C ward", "Small changes that worked for somebody else. We talk about one of them at each ward meeting.",
        CollectionVisibility.Public);

    // Late enough for the bookmarks to be there, and early enough for the searches to have found something new since.
    private static readonly TimeSpan Saved = TimeSpan.FromDays(3), Collected = TimeSpan.FromHours(1);

    public IEnumerable<DemoStep> Steps(DateTimeOffset now) => [new(now - Saved, SaveAsync), new(now - Collected, CollectAsync)];

    private async Task SaveAsync(CancellationToken ct)
    {
        foreach (var search in Searches) DemoStep.Must((await save.RunAsync(people.IdOf(Cast.Host), search, ct)).Fault);
    }

    private async Task CollectAsync(CancellationToken ct)
    {
        var host = people.IdOf(Cast.Host);
        var made = await create.RunAsync(host, Collection, ct);
        DemoStep.Must(made.Fault);
        foreach (var post in talk.KeptBy(Cast.Host))
            DemoStep.Must((await collect.RunAsync(host, made.Value, post, remark: null, ct)).Fault);
    }
}
