using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Puts notifications together: those of a kind about one thing are told as one.</summary>
public sealed class NotificationGroups(NotificationReader reader)
{
    /// <summary>How many notifications are looked at for one answer.</summary>
    internal const int MaxRead = 1000;

    /// <summary>The notifications of one group, newest first.</summary>
    internal static async Task<List<NotificationRow>> MembersAsync(ReadSession db, AccountId me, GroupKey key, PageWindow window)
    {
        var within = window with { MaxId = Math.Min(window.Below, key.To), SinceId = Math.Max(window.Above, key.From - 1) };
        var filter = key.IsAlone ? NotificationFilter.Everything : new NotificationFilter([key.Kind], Post: key.Post);
        return window.NewestFirst(await NotificationReader.RowsAsync(db, me, filter, within));
    }

    /// <param name="rows">Newest first.</param>
    /// <param name="counts">How many there are of each group, where that is more than these rows.</param>
    internal async Task<List<ShownGroup>> ShowAsync(
        AccountId me, IReadOnlyCollection<string> grouped, List<NotificationRow> rows, IReadOnlyDictionary<GroupKey, long> counts, CancellationToken ct)
    {
        var groups = rows.GroupBy(row => row.GroupBy(grouped)).Select(group => (group.Key, Rows: group.ToList())).ToList();
        var members = groups.SelectMany(group => group.Rows.Take(NotificationGroup.MaxPeople)).ToList();
        var shown = (await reader.ShowAsync(me, members, ct)).ToDictionary(told => told.Id);
        return [.. groups.Select(group => Show(group.Key, group.Rows, counts.GetValueOrDefault(group.Key, group.Rows.Count), shown)).OfType<ShownGroup>()];
    }

    /// <summary>Null where none of the people can be shown, or not what it is about.</summary>
    private static ShownGroup? Show(GroupKey key, List<NotificationRow> rows, long count, Dictionary<NotificationId, ShownNotification> shown)
    {
        var (people, post) = (new List<KnownAccount>(), default(ShownNotification));
        foreach (var row in rows.Take(NotificationGroup.MaxPeople))
        {
            if (!shown.TryGetValue(row.Id, out var told)) continue;
            post ??= told;
            if (!people.Contains(told.From)) people.Add(told.From);
        }
        var span = new NotificationSpan(rows[^1].Id.Value, rows[0].Id.Value, rows[0].CreatedAt);
        return post is null ? null : new(key, rows[0].Kind, key.IsAlone ? 1 : count, people, post.Post, span);
    }
}
