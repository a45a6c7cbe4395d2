using Canteen.Core.Filters;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Filters;

/// <summary>Filters with their keywords and posts, each of which has addresses of its own.</summary>
internal static class FiltersApi
{
    public static async Task<IResult> ListAsync(HttpContext http, ListFilters list, CancellationToken ct) =>
        Results.Json((await list.RunAsync(http.Me(), ct)).Select(FilterJson.From));

    public static async Task<IResult> CreateAsync(ApiInput input, HttpContext http, CreateFilter create, CancellationToken ct) =>
        (await create.RunAsync(http.Me(), FilterInput.Filter(input), ct)).ToResult(FilterJson.From);

    public static async Task<IResult> ShowAsync(Id<Filter> id, HttpContext http, ListFilters list, CancellationToken ct) =>
        (await FindAsync(http, list, filter => filter.Id == id, ct)).ToResult(FilterJson.From);

    public static async Task<IResult> ChangeAsync(
        Id<Filter> id, ApiInput input, HttpContext http, ChangeFilter change, CancellationToken ct) =>
        (await change.RunAsync(http.Me(), id, FilterInput.Filter(input), ct)).ToResult(FilterJson.From);

    public static async Task<IResult> DeleteAsync(Id<Filter> id, HttpContext http, DeleteFilter delete, CancellationToken ct) =>
        (await delete.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    public static async Task<IResult> KeywordsAsync(Id<Filter> id, HttpContext http, ListFilters list, CancellationToken ct) =>
        (await FindAsync(http, list, filter => filter.Id == id, ct)).ToResult(filter => filter.Keywords.Select(FilterKeywordJson.From));

    public static async Task<IResult> AddKeywordAsync(
        Id<Filter> id, ApiInput input, HttpContext http, ChangeFilter change, CancellationToken ct)
    {
        var draft = FilterInput.Keyword(input) with { Id = null, Removes = false };
        return (await change.RunAsync(http.Me(), id, new(null, null, null, null, [draft]), ct))
            .ToResult(filter => FilterKeywordJson.From(filter.Keywords[^1]));
    }

    public static async Task<IResult> ShowKeywordAsync(Id<FilterKeyword> id, HttpContext http, ListFilters list, CancellationToken ct) =>
        (await FindAsync(http, list, filter => filter.Has(id), ct)).ToResult(filter => FilterKeywordJson.From(filter.Keyword(id)));

    public static Task<IResult> ChangeKeywordAsync(
        Id<FilterKeyword> id, ApiInput input, HttpContext http, ListFilters list, ChangeFilter change, CancellationToken ct) =>
        ChangeAsync(FilterInput.Keyword(input) with { Id = id, Removes = false }, http, list, change, ct);

    public static Task<IResult> RemoveKeywordAsync(
        Id<FilterKeyword> id, HttpContext http, ListFilters list, ChangeFilter change, CancellationToken ct) =>
        ChangeAsync(new KeywordDraft(id, null, null, Removes: true), http, list, change, ct);

    public static async Task<IResult> PostsAsync(Id<Filter> id, HttpContext http, ListFilters list, CancellationToken ct) =>
        (await FindAsync(http, list, filter => filter.Id == id, ct)).ToResult(filter => filter.Posts.Select(FilterStatusJson.From));

    public static async Task<IResult> AddPostAsync(
        Id<Filter> id, ApiInput input, HttpContext http, KeepFilteredPost keep, CancellationToken ct) =>
        input.Id<Post>("status_id") is { } post
            ? (await keep.RunAsync(http.Me(), id, post, ct)).ToResult(FilterStatusJson.From)
            : Fault.NotFound.ToResult();

    public static async Task<IResult> ShowPostAsync(Id<FilteredPost> id, HttpContext http, ListFilters list, CancellationToken ct) =>
        (await FindAsync(http, list, filter => filter.Posts.Any(post => post.Id == id), ct))
            .ToResult(filter => FilterStatusJson.From(filter.Posts.First(post => post.Id == id)));

    public static async Task<IResult> RemovePostAsync(
        Id<FilteredPost> id, HttpContext http, RemoveFilteredPost remove, CancellationToken ct) =>
        (await remove.RunAsync(http.Me(), id, ct)).ToResult(_ => new { });

    internal static async Task<Outcome<Filter>> FindAsync(
        HttpContext http, ListFilters list, Predicate<Filter> wanted, CancellationToken ct) =>
        (await list.RunAsync(http.Me(), ct)).Find(wanted) is { } filter ? filter : Fault.NotFound;

    private static async Task<IResult> ChangeAsync(
        KeywordDraft draft, HttpContext http, ListFilters list, ChangeFilter change, CancellationToken ct)
    {
        var id = draft.Id!.Value;
        if (!(await FindAsync(http, list, filter => filter.Has(id), ct)).Is(out var filter, out var fault)) return fault.ToResult();
        return (await change.RunAsync(http.Me(), filter.Id, new(null, null, null, null, [draft]), ct))
            .ToResult<Filter>(changed => draft.Removes ? new { } : FilterKeywordJson.From(changed.Keyword(id)));
    }
}
