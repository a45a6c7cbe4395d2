using System.Text.Json;
using Canteen.Core.Notifications;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Notifications that are shown as one, as stored; it may be cached and shared.</summary>
/// <param name="key">What these notifications have in common.</param>
/// <param name="rows">Those that were read, newest first.</param>
/// <param name="count">How many there are in all.</param>
public sealed class RowGroup(GroupKey key, IReadOnlyList<NotificationRow> rows, long count)
{
    private const int MaxPeople = 8;

    private byte[]? _json;

    public GroupKey Key => key;
    public string Kind { get; } = rows[0].Kind;
    public long Count { get; } = key.IsAlone ? 1 : count;
    public PostId? Post { get; } = rows[0].PostId;
    public NotificationSpan Span { get; } = new(rows[^1].Id.Value, rows[0].Id.Value, rows[0].CreatedAt);

    /// <summary>The saved search because of which it is told; null for none.</summary>
    public FoundBySearch? Search { get; } = rows[0] is { SearchId: { } search } row
        ? new(search, row.SearchTitle ?? "", row.SearchPosts ?? 1)
        : null;

    /// <summary>The tweetchat that it is about; null for none.</summary>
    public ToldOfChat? Chat { get; } = rows[0] is { ChatId: { } chat, ChatNews: { } news } told
        ? new(chat, told.ChatTitle ?? "", news)
        : null;

    /// <summary>Newest first; from at most <see cref="MaxPeople"/> notifications.</summary>
    public IReadOnlyList<AccountId> People { get; } = [.. rows.Take(MaxPeople).Select(row => row.FromId).Distinct()];

    /// <summary>The group's JSON for apps, UTF-8; shared, so it must not be changed.</summary>
    /// <param name="shown">Usually all of its people.</param>
    internal byte[] Json(IReadOnlyList<AccountId> shown, JsonSerializerOptions options) => shown.Count == People.Count
        ? _json ??= JsonSerializer.SerializeToUtf8Bytes(NotificationGroupJson.From(this, People), options)
        : JsonSerializer.SerializeToUtf8Bytes(NotificationGroupJson.From(this, shown), options);
}

/// <param name="Posts">How many it found, of which one is shown.</param>
public sealed record FoundBySearch(Id<SavedSearch> Id, string Title, long Posts);

/// <param name="Title">As it was called then.</param>
public sealed record ToldOfChat(Id<Chat> Id, string Title, ChatNews News);

/// <summary>The ids of the oldest and newest notification, and when the newest was created (milliseconds since 1970, UTC).</summary>
public sealed record NotificationSpan(long Oldest, long Newest, long LatestAt);

/// <summary>A page of groups, newest first, with the ids of its first and last notification; these are null if it is empty.</summary>
internal sealed record GroupedPage(IReadOnlyList<RowGroup> Groups, long? First, long? Last, bool Full)
{
    /// <param name="rows">Only those of this page, newest first.</param>
    /// <param name="counts">The size of each group, where it is larger than the rows show.</param>
    public static GroupedPage Of(
        List<NotificationRow> rows, IReadOnlyCollection<string> grouped, IReadOnlyDictionary<GroupKey, long> counts, bool full)
    {
        var groups = rows.GroupBy(row => row.GroupBy(grouped)).Select(group => (group.Key, Rows: group.ToList()));
        return new(
            [.. groups.Select(group => new RowGroup(group.Key, group.Rows, counts.GetValueOrDefault(group.Key, group.Rows.Count)))],
            rows.FirstOrDefault()?.Id.Value, rows.LastOrDefault()?.Id.Value, full);
    }
}
