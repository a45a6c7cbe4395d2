using Canteen.Core.Paging;
using Canteen.Core.Posts;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// One page out of several of the same window. Each has looked to a certain id; beyond the nearest of these something may be missing, and
/// what one of them has there waits for the next page.
/// </summary>
internal static class JoinedPages
{
    public static Page<ShownPost> Of(IReadOnlyList<Page<ShownPost>> pages, PageWindow window)
    {
        var up = window.MinId is not null;
        var ends = pages.Where(page => page.Full).Select(page => up ? page.First : page.Last).OfType<long>().ToList();
        long? bound = ends.Count == 0 ? null : up ? ends.Min() : ends.Max();
        var entries = pages.SelectMany(page => page.Items)
            .Where(entry => bound is not { } end || (up ? entry.Id.Value <= end : entry.Id.Value >= end));
        var items = OnceEach(entries);
        var isCut = items.Count > window.Limit;
        if (isCut) items = up ? items[^window.Limit..] : items[..window.Limit];
        return Joined(pages, items, up, isCut, bound);
    }

    /// <param name="bound">How far all have looked; null: to the end.</param>
    private static Page<ShownPost> Joined(
        IReadOnlyList<Page<ShownPost>> pages, List<ShownPost> items, bool up, bool isCut, long? bound)
    {
        long? newest = items.Count == 0 ? null : items[0].Id.Value, oldest = items.Count == 0 ? null : items[^1].Id.Value;
        var isMore = isCut || bound is not null;
        if (up) return new(items, isCut ? newest : bound ?? newest ?? pages.Max(page => page.First), oldest ?? bound, isMore);
        return new(items, newest ?? bound, isCut ? oldest : bound ?? oldest ?? pages.Min(page => page.Last), isMore);
    }

    /// <summary>Newest first. A post is shown where it came first, with who boosted it since.</summary>
    private static List<ShownPost> OnceEach(IEnumerable<ShownPost> entries) =>
        [.. entries.OrderBy(entry => entry.Id.Value).GroupBy(entry => entry.Shown.Id).Select(InOne)
            .OrderByDescending(entry => entry.Id.Value)];

    private static ShownPost InOne(IEnumerable<ShownPost> aboutOnePost)
    {
        var all = aboutOnePost.ToList();
        if (all.Count == 1) return all[0];
        var boosters = all.Skip(1).Where(entry => entry.Original is not null).Select(boost => boost.Author)
            .Concat(all.SelectMany(entry => entry.AlsoBoostedBy));
        return all[0] with { AlsoBoostedBy = [.. boosters.DistinctBy(author => author.View.Id)] };
    }
}
