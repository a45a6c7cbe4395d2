using Canteen.Core.Filters;
using Canteen.Core.Posts;

namespace Canteen.Core.Notifications;

/// <summary>
/// Which posts somebody's filters leave out of their notifications: these are not counted, so that no number calls them to see nothing.
/// </summary>
public sealed class LeftOutPosts(FilterCache filters, VisiblePosts posts)
{
    private static readonly IReadOnlySet<PostId> None = new HashSet<PostId>();

    /// <summary>False for nearly everybody: none of their filters leaves anything out.</summary>
    public async ValueTask<bool> AreAnyAsync(AccountId me, CancellationToken ct) =>
        (await filters.FindAsync(me, ct)).HidesIn(FilterContext.Notifications);

    /// <param name="about">What notifications are about.</param>
    public async ValueTask<IReadOnlySet<PostId>> AmongAsync(AccountId me, IEnumerable<PostId?> about, CancellationToken ct)
    {
        if (!await AreAnyAsync(me, ct)) return None;
        var shown = await posts.ListAsync(me, [.. about.OfType<PostId>().Distinct()], FilterContext.Notifications, ct);
        return shown.Where(IsLeftOut).Select(post => post.Id).ToHashSet();
    }

    private static bool IsLeftOut(ShownPost post) => !post.Shown.IsOwn && post.Filtered?.All.Any(
        match => match.Filter.Action == FilterAction.Hide && match.Filter.Contexts.HasFlag(FilterContext.Notifications)) == true;
}
