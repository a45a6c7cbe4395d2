using Canteen.Core.Posts;

namespace Canteen.Features.Safety.Filters;

/// <summary>
/// Hides a single post from its reader everywhere: it goes into the filter for such posts, which is made for the first of them. 403: one's
/// own post; 404: one that the reader may not see; 422: too many.
/// </summary>
public sealed class HidePost(ShowPost show, ListFilters list, CreateFilter create, KeepFilteredPost keep)
{
    /// <param name="title">Of the filter: its owner's words for it, so that it is found again.</param>
    public async Task<Outcome<FilteredPost>> RunAsync(AccountId reader, PostId post, string title, CancellationToken ct)
    {
        // Asked first, so that no filter is made for nothing.
        if (!(await show.RunAsync(post, reader, ct)).Is(out var shown, out var fault)) return fault;
        if (shown.Shown.IsOwn) return Fault.NotAllowed;
        if (!(await FilterAsync(reader, title, ct)).Is(out var filter, out fault)) return fault;
        return await keep.RunAsync(reader, filter.Id, post, ct);
    }

    private async Task<Outcome<Filter>> FilterAsync(AccountId reader, string title, CancellationToken ct)
    {
        var filters = await list.RunAsync(reader, ct);
        var known = filters.Find(filter => filter is { Action: FilterAction.Hide, ExpiresAt: null } && filter.Title == title);
        if (known is not null) return known;
        return await create.RunAsync(reader, new(title, FilterEntry.Everywhere, FilterAction.Hide, 0, []), ct);
    }
}
