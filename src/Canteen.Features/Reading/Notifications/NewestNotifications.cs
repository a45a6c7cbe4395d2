using Canteen.Core.Caching;
using Canteen.Core.Notifications;
using Canteen.Core.Paging;

namespace Canteen.Features.Reading.Notifications;

/// <summary>The newest notifications of one person.</summary>
/// <param name="read">Newest first, at most <see cref="Most"/>.</param>
/// <param name="counts">How many notifications there are in each of their groups.</param>
internal sealed class NewestNotifications(ReadRows read, IReadOnlyDictionary<GroupKey, long> counts) : CacheEntry
{
    /// <summary>Usually more than two pages of groups.</summary>
    public const int Most = 200;

    private UsualGroups? _usual;

    public override int Bytes { get; } = 500 + (700 * read.Rows.Count);

    public IReadOnlyDictionary<GroupKey, long> Counts => counts;

    /// <summary>
    /// The wanted notifications, newest first, and the range of ids in which there are no others; null if only the database can tell.
    /// </summary>
    public ReadRows? Within(NotificationFilter filter, PageWindow window)
    {
        if (window.MinId is not null || filter is not { From: 0, Post: null }) return null;
        var found = read.Rows.Where(row => row.Id.Value < window.Below && row.Id.Value > window.Above && filter.Kinds.Contains(row.Kind));
        return new ReadRows([.. found], Math.Max(read.Above, window.Above), window.Below);
    }

    /// <summary>The page that most apps ask for. It stays the same until this entry is forgotten.</summary>
    public GroupedPage? UsualPage(int limit, Func<GroupedPage?> group)
    {
        if (_usual is not { } usual || usual.Limit != limit) _usual = usual = new(limit, group());
        return usual.Page;
    }

    private sealed record UsualGroups(int Limit, GroupedPage? Page);
}
