using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Collections;

/// <summary>The page of a collection, for its owner and for whoever may read it, and its buttons for following.</summary>
internal sealed class CollectionPages(ShowCollection show, ListCollectionPosts list, LookAtCollection look)
{
    public static readonly Flash Followed = new(
        "collection-followed", "You follow this collection now. Your collections page says when something is new in it.");

    public static readonly Flash Unfollowed = new("collection-unfollowed", "You don't follow the collection any more.");

    public static async Task<IResult> ShowAsync(
        Id<Collection> id, ApiInput input, HttpContext http, CollectionPages pages, CancellationToken ct) =>
        (await pages.FindAsync(http, id, ct)).Is(out var collection, out var fault)
            ? await pages.PageAsync(http, collection, collection.Path, input.Window(20, 40), ct)
            : fault.ToResult();

    public static async Task<IResult> ShowByLinkAsync(
        string link, ApiInput input, HttpContext http, CollectionPages pages, CancellationToken ct)
    {
        if (!(await pages.FindAsync(http, link, ct)).Is(out var collection, out var fault)) return fault.ToResult();
        return collection.Owner.Id == http.Viewer()
            ? GoBack.To(collection.Path)
            : await pages.PageAsync(http, collection, $"/c/{link}", input.Window(20, 40), ct);
    }

    public static async Task<IResult> FollowAsync(Id<Collection> id, HttpContext http, FollowCollection follow, CancellationToken ct) =>
        Said(http, await follow.RunAsync(http.Me(), id, null, ct), Followed, $"/collections/{id}");

    public static async Task<IResult> FollowByLinkAsync(
        string link, HttpContext http, FollowCollection follow, CollectionPages pages, CancellationToken ct)
    {
        if (!(await pages.FindAsync(http, link, ct)).Is(out var collection, out var fault)) return fault.ToResult();
        return Said(http, await follow.RunAsync(http.Me(), collection.Id, CollectionInput.Link(link), ct), Followed, collection.Path);
    }

    /// <summary>Goes to one's collections: without the follow, one that is shared by link may not be there any more.</summary>
    public static async Task<IResult> UnfollowAsync(
        Id<Collection> id, HttpContext http, UnfollowCollection unfollow, CancellationToken ct) =>
        Said(http, await unfollow.RunAsync(http.Me(), id, ct), Unfollowed, "/collections");

    private static IResult Said(HttpContext http, Outcome<Done> outcome, Flash flash, string page)
    {
        if (!outcome.Is(out _, out var fault)) return fault.ToResult();
        flash.Leave(http);
        return GoBack.To(page + Flash.Anchor);
    }

    private Task<Outcome<ShownCollection>> FindAsync(HttpContext http, Id<Collection> id, CancellationToken ct) =>
        show.RunAsync(http.Viewer(), id, null, ct);

    private async Task<Outcome<ShownCollection>> FindAsync(HttpContext http, string text, CancellationToken ct) =>
        CollectionLink.TryParse(text, out var link) ? await show.ByLinkAsync(http.Viewer(), link, ct) : Fault.NotFound;

    private async Task<IResult> PageAsync(
        HttpContext http, ShownCollection collection, string path, PageWindow window, CancellationToken ct)
    {
        var (me, isFirst) = (http.Viewer(), window is { MaxId: null, MinId: null });
        if (isFirst) await look.RunAsync(me, collection, ct);
        var page = await list.RunAsync(me, collection, window, ct);
        var filter = ReaderFilter.Of(http, ListCollectionPosts.WhereOf(me, collection));
        var entries = page.Items.Where(item => !filter.LeavesOut(item.Post)).ToList();
        var hidden = page.Items.Count(item => filter.Hides(item.Post));
        var isMine = collection.Owner.Id == me;
        var state = new CollectionPageState(path, isFirst, page.Full, page.First is not null, entries.Count == 0 && hidden == 0);
        return PageAnswers.ShowPure<CollectionPage>(
            // How many are new changes with each look, and is not on the page.
            new
            {
                Collection = collection with { SeenAt = collection.IsFollowed ? 0 : null, Fresh = 0 }, State = state, IsMine = isMine,
            },
            new PageContent
            {
                Parts = new Dictionary<PagePart, HtmlPart>
                {
                    [PagePart.Filtered] = hidden == 0 ? HiddenCountPart.Nothing : new HiddenCountPart(hidden, filter),
                    [PagePart.Inner] = new PartList([.. entries.Select(Entry)]),
                },
                Newest = page.First,
                Oldest = page.Last,
            });

        ComponentPart Entry(CollectedPost item, int place) => new(
            typeof(CollectionEntry),
            new
            {
                Collection = collection.Id, Post = item.Post.Id, Author = item.Post.Author.View.Name, item.Remark, IsMine = isMine,
                IsNew = item.AddedAt > collection.SeenAt,
                CanRise = isMine && !(isFirst && place == 0), CanSink = isMine && (page.Full || place < entries.Count - 1),
            })
        { Inner = new PostsPart([item.Post], filter: filter) };
    }
}

/// <param name="Path">The address of the page.</param>
/// <param name="IsFirst">It begins with the top of the collection.</param>
/// <param name="Full">There may be more below.</param>
/// <param name="HasEntries">It has entries, shown or not, from which one can page on.</param>
/// <param name="IsEmpty">There is nothing to show, and no filter hides anything.</param>
public sealed record CollectionPageState(string Path, bool IsFirst, bool Full, bool HasEntries, bool IsEmpty);
