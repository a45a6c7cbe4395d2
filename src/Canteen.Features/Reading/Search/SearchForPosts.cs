using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Search;

namespace Canteen.Features.Reading.Search;

/// <summary>One page of the posts that a search finds, the newest or the best match first.</summary>
public sealed class SearchForPosts(FindPosts find, RankPosts rank, CorrectSpelling spelling)
{
    /// <returns>Of what cannot be searched for the fault says why.</returns>
    internal async Task<Outcome<FoundPage>> RunAsync(string typed, SearchAsked by, FoundWindow window, CancellationToken ct)
    {
        if (window.ByRelevance) return await RankAsync(typed, by, window, ct);
        var found = await find.RunAsync(typed, by, window.Window, ct);
        return found.Is(out var searched, out var fault) ? new FoundPage(searched.Found.ToPage(), searched) : fault;
    }

    /// <summary>What may have been meant by a search that finds next to nothing; null for nothing better.</summary>
    /// <param name="others">How many people and hashtags it found.</param>
    internal async Task<string?> CorrectAsync(FoundPage page, SearchAsked by, int others, CancellationToken ct)
    {
        // Who has looked at the newest alone cannot know how much there is.
        if (page.Searched is not { Request.Query: { } query, Found.GoesOnBelow: null }) return null;
        return await spelling.RunAsync(query, by, page.Posts.Items.Count + others, ct);
    }

    private async Task<Outcome<FoundPage>> RankAsync(string typed, SearchAsked by, FoundWindow window, CancellationToken ct)
    {
        var asked = new RankWindow(window.Offset, window.Window.Limit, window.Window.MaxId);
        if (!(await rank.RunAsync(typed, by, asked, ct)).Is(out var ranked, out var fault)) return fault;
        var hasFoundNone = ranked is { Posts.Count: 0, IsCut: true };
        var page = new Page<ShownPost>(
            ranked.Posts, ranked.Posts.Count == 0 ? null : ranked.Posts[0].Id.Value, ranked.Searched.Found.GoesOnBelow, hasFoundNone);
        return new FoundPage(page, ranked.Searched) { Ranked = new(window.Offset, ranked.IsMore, ranked.IsCut, ranked.Below) };
    }
}

/// <param name="Offset">Of what is ordered by relevance: how many come before it.</param>
internal sealed record FoundWindow(PageWindow Window, bool ByRelevance, int Offset)
{
    public bool IsFirst => Window is { MaxId: null, MinId: null } && Offset == 0;
}

/// <param name="Searched">All that was looked at for it.</param>
internal sealed record FoundPage(Page<ShownPost> Posts, PostsSearched Searched)
{
    /// <summary>Null where the newest come first.</summary>
    public RankedPart? Ranked { get; init; }
}

/// <summary>Which part of those that were compared a page shows.</summary>
/// <param name="IsMore">There are more that were compared.</param>
/// <param name="IsCut">There are older ones that were not.</param>
/// <param name="Below">For the next part of the same.</param>
public sealed record RankedPart(int Offset, bool IsMore, bool IsCut, long? Below)
{
    internal string NextOf(string path, int limit) => FormattableString.Invariant($"{path}&offset={Offset + limit}&max_id={Below}");
}
