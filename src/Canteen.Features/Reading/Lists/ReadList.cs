using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Core.Timelines;

namespace Canteen.Features.Reading.Lists;

/// <summary>A page of a list: of its people and hashtags, from memory where that reaches, together with what its searches find.</summary>
public sealed class ReadList(ReadTimeline timeline, SearchesOfList searches, FindPosts find)
{
    /// <param name="list">The owner's: whoever asks has made sure of that.</param>
    public async ValueTask<Page<ShownPost>> RunAsync(AccountId owner, PersonalList list, PageWindow window, CancellationToken ct)
    {
        var page = await timeline.RunAsync(FeedKey.List(owner, list.Id), window, ct);
        if (list.Searches.Count == 0) return page;
        var pages = new List<Page<ShownPost>> { page };
        var asked = new SearchAsked(owner) { Where = FilterContext.Home };
        foreach (var search in await searches.RunAsync(owner, list.Id, ct))
            if ((await find.RunAsync(search.Query, asked, window, ct)).Is(out var searched, out _)) pages.Add(searched.Found.ToPage());
        return JoinedPages.Of(pages, window);
    }
}
