using Canteen.Core.Audiences;
using Canteen.Core.Posts;

namespace Canteen.Core.Timelines;

/// <summary>Who boosted the posts of a page since it was made, as far as its timeline knows from memory.</summary>
public sealed class ReadBoosters(TimelineCache timelines, VisiblePosts posts)
{
    /// <summary>How many of the newest entries are looked through.</summary>
    private const int Most = 400;

    /// <param name="entries">Of the page.</param>
    /// <param name="oldest">The last entry of the page: what is older belongs to the next.</param>
    /// <returns>The same entries, each with who else boosted it.</returns>
    public async ValueTask<IReadOnlyList<ShownPost>> RunAsync(
        FeedKey key, IReadOnlyList<ShownPost> entries, PostId oldest, CancellationToken ct)
    {
        var timeline = await timelines.FindAsync(key, ct);
        var ids = new long[Most];
        if (timeline.Read(oldest.Value - 1, long.MaxValue, oldestFirst: false, ids) is not { } taken) return entries;
        var found = await posts.ShowAsync(timeline.Viewer, TimelineReader.ToIds(ids.AsSpan(0, taken)), FilterContext.Home, ct);
        var boosts = found.OfType<ShownPost>().Where(entry => entry.Original is not null).Reverse().ToLookup(boost => boost.Shown.Id);
        return [.. entries.Select(entry => entry with
        {
            AlsoBoostedBy = [.. boosts[entry.Shown.Id].Where(boost => boost.Id != entry.Id).Select(boost => boost.Author)],
        })];
    }
}
