using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>Canteen's own interface to saved searches. Somebody else's are not found.</summary>
internal static class SavedSearchesApi
{
    public static async Task<IResult> ListAsync(HttpContext http, ListSearches list, CancellationToken ct) =>
        Results.Json((await list.RunAsync(http.Me(), ct)).Select(SavedSearchJson.From));

    public static async Task<IResult> ShowAsync(
        Id<SavedSearch> id, HttpContext http, SavedSearchCache searches, CountNew count, CancellationToken ct) =>
        await searches.FindAsync(http.Me(), id, ct) is { } search
            ? Results.Json(SavedSearchJson.From(await count.RunAsync(search, ct)))
            : Fault.NotFound.ToResult();

    public static async Task<IResult> SaveAsync(ApiInput input, HttpContext http, SaveSearch save, CancellationToken ct) =>
        (await save.RunAsync(http.Me(), Draft(input), ct)).ToResult(search => SavedSearchJson.From(new(search, 0)));

    public static async Task<IResult> ChangeAsync(
        Id<SavedSearch> id, ApiInput input, HttpContext http, ChangeSearch change, CountNew count, CancellationToken ct)
    {
        var changed = await change.RunAsync(http.Me(), id, Draft(input), ct);
        return changed.Is(out var search, out var fault)
            ? Results.Json(SavedSearchJson.From(await count.RunAsync(search, ct)))
            : fault.ToResult();
    }

    public static async Task<IResult> DeleteAsync(Id<SavedSearch> id, HttpContext http, DeleteSearch delete, CancellationToken ct) =>
        (await delete.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    /// <summary>What it finds, the newest first. Reading is not looking: an app says with <c>look</c> how far somebody has read.</summary>
    public static async Task<IResult> PostsAsync(
        Id<SavedSearch> id, ApiInput input, HttpContext http, ReadSearch read, CanteenSettings settings, CancellationToken ct)
    {
        if (!(await read.RunAsync(http.Me(), id, input.Window(20, 40), ct)).Is(out var shown, out var fault)) return fault.ToResult();
        LinkHeader.Write(http, shown.Posts, settings.Address, always: false);
        return new StatusListJson(shown.Posts.Items);
    }

    public static async Task<IResult> LookAsync(
        Id<SavedSearch> id, ApiInput input, HttpContext http, LookAtSearch look, SavedSearchCache searches, CountNew count,
        CancellationToken ct)
    {
        if (input.Id<Post>("last_read_id") is not { } newest) return Fault.BadRequest("last_read_id is missing").ToResult();
        if (await searches.FindAsync(http.Me(), id, ct) is not { } search) return Fault.NotFound.ToResult();
        await look.RunAsync(http.Me(), search, newest.Value, ct);
        var now = search with { LookedUpTo = Math.Max(search.LookedUpTo, newest.Value) };
        return Results.Json(SavedSearchJson.From(await count.RunAsync(now, ct)));
    }

    public static async Task<IResult> OpenFeedAsync(
        Id<SavedSearch> id, HttpContext http, OpenSearchFeed open, CanteenSettings settings, CancellationToken ct) =>
        (await open.RunAsync(http.Me(), id, ct)).ToResult(secret => new { url = SearchFeedPages.AddressOf(settings, secret) });

    public static async Task<IResult> CloseFeedAsync(Id<SavedSearch> id, HttpContext http, CloseSearchFeed close, CancellationToken ct) =>
        (await close.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    private static SearchDraft Draft(ApiInput input)
    {
        var notice = input.Text("notify", 20);
        return new(input.Text("title"), input.Text("query"), notice is null ? null : SearchNoticeJson.Of(notice))
        {
            HasUnknownNotice = notice is not null && SearchNoticeJson.Of(notice) is null,
        };
    }
}

/// <param name="NewCount">Of more than <see cref="CountNew.Most"/>, one more than that.</param>
/// <param name="HasFeed">There is a secret address for feed readers.</param>
internal sealed record SavedSearchJson(string Id, string Title, string Query, string Notify, bool HasFeed, int NewCount, string LastReadId)
{
    public static SavedSearchJson From(CountedSearch counted)
    {
        var search = counted.Search;
        return new(
            search.Id.ToString(), search.Title, search.Query, SearchNoticeJson.Of(search.Notice), search.HasFeed, counted.New,
            new PostId(search.LookedUpTo).ToString());
    }
}

internal static class SearchNoticeJson
{
    private static readonly string[] Names = ["no", "hourly", "at_once"];

    public static string Of(SearchNotice notice) => Names[(int)notice];

    /// <summary>Null for a name that there is not.</summary>
    public static SearchNotice? Of(string? name) => Array.IndexOf(Names, name) is >= 0 and var at ? (SearchNotice)at : null;
}
