using Canteen.ActivityPub;
using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Federation.Actors;

/// <summary>An actor's collections. Their sizes are public; whom somebody follows, and who follows them, is not if they hide it.</summary>
internal sealed class CollectionDocuments(
    FindActor find, ListWireObjects objects, ListFollowAddresses follows, FeaturedTagCache featured)
{
    private const int OutboxPage = 20;
    private const int FollowsPage = 40;

    public async Task<IResult> OutboxAsync(AccountId id, ApiInput input, HttpContext http, CancellationToken ct)
    {
        var outcome = await find.ByIdAsync(id, ct);
        if (!outcome.Is(out var actor, out _) || !input.Has("page"))
            return WireResults.Document(http, outcome, a => Outside(a.Uri + "/outbox", a.PostsCount, false));
        var window = input.Window(OutboxPage, OutboxPage) with { Limit = OutboxPage };
        var page = await objects.OutboxAsync(id, window, ct);
        return WireResults.Document(http, OutboxPageOf(actor.Uri + "/outbox", window, page));
    }

    public Task<IResult> FollowersAsync(AccountId id, ApiInput input, HttpContext http, CancellationToken ct) =>
        FollowsAsync(id, input, http, new("/followers", a => a.FollowersCount, follows.FollowersAsync), ct);

    public Task<IResult> FollowingAsync(AccountId id, ApiInput input, HttpContext http, CancellationToken ct) =>
        FollowsAsync(id, input, http, new("/following", a => a.FollowingCount, follows.FollowingAsync), ct);

    public async Task<IResult> FeaturedAsync(AccountId id, HttpContext http, CancellationToken ct)
    {
        var outcome = await find.ByIdAsync(id, ct);
        var pinned = outcome.Fault is null ? await objects.PinnedAsync(id, ct) : [];
        return WireResults.Document(http, outcome, a => new OrderedCollection
        {
            Context = Contexts.Note,
            Id = a.Uri + "/collections/featured",
            TotalItems = pinned.Count,
            OrderedItems = [.. pinned.Select(p => NoteActivity.Note(p.Post, p.ReplyTo))],
        });
    }

    public async Task<IResult> FeaturedTagsAsync(AccountId id, HttpContext http, CancellationToken ct)
    {
        var outcome = await find.ByIdAsync(id, ct);
        var tags = outcome.Fault is null ? await featured.FindAsync(id, ct) : [];
        return WireResults.Document(http, outcome, a => new WholeCollection
        {
            Context = Contexts.Hashtags,
            Id = a.Uri + "/collections/tags",
            TotalItems = tags.Count,
            Items = [.. tags.Select(tag => new NoteTag("Hashtag", tag.PathFrom(a.Url), "#" + tag.Tag.Display))],
        });
    }

    private async Task<IResult> FollowsAsync(AccountId id, ApiInput input, HttpContext http, Side side, CancellationToken ct)
    {
        var outcome = await find.ByIdAsync(id, ct);
        if (!outcome.Is(out var actor, out _) || !input.Has("page"))
        {
            return WireResults.Document(http, outcome, a => Outside(a.Uri + side.Path, side.Total(a), a.HideCollections));
        }
        if (actor.HideCollections) return Fault.NotAllowed.ToResult();
        var window = input.Window(FollowsPage, FollowsPage) with { Limit = FollowsPage };
        var page = await side.ListAsync(id, window, ct);
        var collection = actor.Uri + side.Path;
        return WireResults.Document(http, new OrderedCollectionPage
        {
            Context = Contexts.Plain,
            Id = PageId(collection, window),
            PartOf = collection,
            TotalItems = side.Total(actor),
            Next = page is { Full: true, Last: { } last } ? $"{collection}?page=true&max_id={last}" : null,
            OrderedItems = [.. page.Items],
        });
    }

    private static OrderedCollection Outside(string id, long total, bool hidden) => new()
    {
        Context = Contexts.Plain,
        Id = id,
        TotalItems = total,
        First = hidden ? null : id + "?page=true",
    };

    private static OrderedCollectionPage OutboxPageOf(string collection, PageWindow window, Page<WireObject> page) => new()
    {
        Context = Contexts.Note,
        Id = PageId(collection, window),
        PartOf = collection,
        Next = page.Last is { } last ? $"{collection}?page=true&max_id={last}" : null,
        Prev = page.First is { } first ? $"{collection}?page=true&min_id={first}" : null,
        OrderedItems = [.. page.Items.Select(p => NoteActivity.Activity(p.Post, p.ReplyTo))],
    };

    private static string PageId(string collection, PageWindow window) =>
        collection + "?page=true" + (window.MaxId is { } max ? $"&max_id={max}" : "") + (window.MinId is { } min ? $"&min_id={min}" : "");

    /// <summary>What differs between followers and following.</summary>
    private sealed record Side(
        string Path, Func<AccountView, long> Total, Func<AccountId, PageWindow, CancellationToken, Task<Page<string>>> ListAsync);
}
