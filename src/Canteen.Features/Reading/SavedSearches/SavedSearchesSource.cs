using Canteen.Core.Search;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>On the page for searching, for those who have saved some. They are not counted there: each takes a search.</summary>
internal sealed class SavedSearchesSource(SavedSearchCache searches) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (context.Viewer() is not { } me) return null;
        var own = await searches.FindAsync(me, context.RequestAborted);
        return own.Count == 0 ? null : new { Searches = new EqualList<SearchLink>([.. own.Select(of => new SearchLink(of.Id, of.Title))]) };
    }
}

public sealed record SearchLink(Id<SavedSearch> Id, string Title);
