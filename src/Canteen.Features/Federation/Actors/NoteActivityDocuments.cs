using System.Globalization;
using Canteen.ActivityPub;
using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Federation.Actors;

internal sealed class NoteActivityDocuments(FindActor actors, FindWireObject find, ListReplyAddresses replies, CanteenSettings settings)
{
    public async Task<IResult> ShowAsync(AccountId id, PostId post, HttpContext http, CancellationToken ct) =>
        await AnswerAsync(id, post, http, p => p.Url, ct);

    /// <summary>The document at the same address as the page.</summary>
    public async Task<IResult> ShowByNameAsync(string name, PostId post, HttpContext http, CancellationToken ct) =>
        (await actors.ByNameAsync(name, ct)).Is(out var author, out var fault)
            ? await AnswerAsync(author.Id, post, http, null, ct)
            : fault.ToResult();

    public async Task<IResult> ShowActivityAsync(AccountId id, PostId post, HttpContext http, CancellationToken ct)
    {
        var outcome = await FindAsync(id, post, ct);
        var parent = outcome.Is(out var found, out _) ? await ParentAsync(found, ct) : null;
        return WireResults.Document(http, outcome, p => NoteActivity.Activity(p, parent) with { Context = Contexts.Note });
    }

    public async Task<IResult> LikesAsync(AccountId id, PostId post, HttpContext http, CancellationToken ct) =>
        WireResults.Document(http, await FindAsync(id, post, ct), p => Sized(p.Uri + "/likes", p.FavouritesCount));

    public async Task<IResult> SharesAsync(AccountId id, PostId post, HttpContext http, CancellationToken ct) =>
        WireResults.Document(http, await FindAsync(id, post, ct), p => Sized(p.Uri + "/shares", p.BoostsCount));

    public async Task<IResult> RepliesAsync(AccountId id, PostId post, HttpContext http, CancellationToken ct)
    {
        var outcome = await FindAsync(id, post, ct);
        if (!outcome.Is(out var found, out _)) return WireResults.Document(http, outcome, p => p);
        var after = http.Request.Query["min_id"] is { Count: > 0 } given && Id<Post>.TryParse(given, out var cursor) ? cursor.Value : 0;
        var page = RepliesPage(found.Uri + "/replies", await replies.RepliesAsync(post, after, ct), after);
        return http.Request.Query.ContainsKey("page")
            ? WireResults.Document(http, page with { Context = Contexts.Plain })
            : WireResults.Document(http, new PagedCollection { Context = Contexts.Plain, Id = found.Uri + "/replies", First = page });
    }

    private async Task<IResult> AnswerAsync(
        AccountId author, PostId id, HttpContext http, Func<PostView, string>? page, CancellationToken ct)
    {
        var outcome = await FindAsync(author, id, ct);
        if (outcome.Fault == FindWireObject.Deleted) return WireResults.Document(http, Grave(author, id), StatusCodes.Status410Gone);
        // A boost is not an object of its own: its address redirects to the original.
        if (outcome.Is(out var post, out _) && post.BoostOf is { } original) return Results.Redirect(original.Uri);
        var parent = post is null ? null : await ParentAsync(post, ct);
        return WireResults.Document(http, outcome, p => NoteActivity.Note(p, parent) with { Context = Contexts.Note }, page);
    }

    private async Task<Outcome<PostView>> FindAsync(AccountId author, PostId post, CancellationToken ct) =>
        (await actors.ByIdAsync(author, ct)).Is(out _, out var fault) ? await find.RunAsync(author, post, ct) : fault;

    private async Task<string?> ParentAsync(PostView post, CancellationToken ct) =>
        post.ReplyToId is { } id ? (await replies.ParentsAsync([post], ct)).GetValueOrDefault(id) : null;

    private Tombstone Grave(AccountId author, PostId post)
    {
        var id = settings.Url($"/ap/users/{author}/statuses/{post}");
        return new() { Context = Contexts.Tombstone, Id = id, AtomUri = id };
    }

    private static UnorderedPage RepliesPage(string collection, List<PostView> found, long after) => new()
    {
        Id = $"{collection}?page=true&min_id={after.ToString(CultureInfo.InvariantCulture)}",
        PartOf = collection,
        Next = found.Count == ListReplyAddresses.PageSize ? $"{collection}?page=true&min_id={found[^1].Id}" : null,
        Items = [.. found.Select(p => p.Uri)],
    };

    private static SizedCollection Sized(string id, long total) => new() { Context = Contexts.Plain, Id = id, TotalItems = total };
}
