namespace Canteen.Core.Notifications;

/// <summary>
/// What is shown as one notification: favourites and boosts of one post, and follows, each within half a day. Anything else is shown alone.
/// </summary>
/// <param name="Post">0 for follows.</param>
/// <param name="Bucket">Half days since 1970 (UTC); for a notification that is shown alone, its own id.</param>
public sealed record GroupKey(string Kind, long Post, long Bucket)
{
    public const long HalfDay = 43_200_000;
    public const string Alone = "ungrouped";

    public bool IsAlone => Kind == Alone;

    /// <summary>The ids of the group begin here and are below <see cref="To"/>: the upper bits of an id are its milliseconds.</summary>
    public long From => IsAlone ? Bucket : Bucket * HalfDay << 16;

    public long To => IsAlone ? Bucket + 1 : (Bucket + 1) * HalfDay << 16;

    public static GroupKey Of(NotificationId id, string kind, PostId? post, IReadOnlyCollection<string>? grouped = null) =>
        (grouped ?? NotificationKinds.Grouped).Contains(kind)
            ? new(kind, post?.Value ?? 0, id.Milliseconds / HalfDay)
            : new(Alone, 0, id.Value);
}
