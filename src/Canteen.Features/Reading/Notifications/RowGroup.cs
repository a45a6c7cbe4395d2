using System.Text.Json;
using Canteen.Core.Notifications;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Notifications that are told as one, as stored; it may be remembered and shared.</summary>
/// <param name="key">What they have in common.</param>
/// <param name="rows">Those that were read, newest first.</param>
/// <param name="count">How many there are, read or not.</param>
public sealed class RowGroup(GroupKey key, IReadOnlyList<NotificationRow> rows, long count)
{
    private const int MaxPeople = 8;

    private byte[]? _json;

    public GroupKey Key => key;
    public string Kind { get; } = rows[0].Kind;
    public long Count { get; } = key.IsAlone ? 1 : count;
    public PostId? Post { get; } = rows[0].PostId;
    public NotificationSpan Span { get; } = new(rows[^1].Id.Value, rows[0].Id.Value, rows[0].CreatedAt);

    /// <summary>Newest first, those of at most <see cref="MaxPeople"/> notifications.</summary>
    public IReadOnlyList<AccountId> People { get; } = [.. rows.Take(MaxPeople).Select(row => row.FromId).Distinct()];

    /// <summary>As apps read it, UTF-8; shared, so nobody may change it.</summary>
    /// <param name="shown">Mostly all of its people.</param>
    internal byte[] Json(IReadOnlyList<AccountId> shown, JsonSerializerOptions options) => shown.Count == People.Count
        ? _json ??= JsonSerializer.SerializeToUtf8Bytes(NotificationGroupJson.From(this, People), options)
        : JsonSerializer.SerializeToUtf8Bytes(NotificationGroupJson.From(this, shown), options);
}

/// <summary>From which to which notification, and when the newest came (milliseconds since 1970, UTC).</summary>
public sealed record NotificationSpan(long Oldest, long Newest, long LatestAt);

/// <summary>A page of them, newest first, with the ids of its first and last notification; null when it is empty.</summary>
internal sealed record GroupedPage(IReadOnlyList<RowGroup> Groups, long? First, long? Last, bool Full)
{
    /// <param name="rows">Of this page alone, newest first.</param>
    /// <param name="counts">How many there are of each group, where that is more than these rows.</param>
    public static GroupedPage Of(
        List<NotificationRow> rows, IReadOnlyCollection<string> grouped, IReadOnlyDictionary<GroupKey, long> counts, bool full)
    {
        var groups = rows.GroupBy(row => row.GroupBy(grouped)).Select(group => (group.Key, Rows: group.ToList()));
        return new(
            [.. groups.Select(group => new RowGroup(group.Key, group.Rows, counts.GetValueOrDefault(group.Key, group.Rows.Count)))],
            rows.FirstOrDefault()?.Id.Value, rows.LastOrDefault()?.Id.Value, full);
    }
}
