namespace Canteen.Core.Notifications;

/// <summary>A row of <c>notifications</c>, which may be cached and shared once it is read. Time in milliseconds since 1970 (UTC).</summary>
public sealed class NotificationRow
{
    private GroupKey? _group;
    private byte[]? _head;

    public NotificationId Id { get; set; }
    public string Kind { get; set; } = "";
    public AccountId FromId { get; set; }
    public PostId? PostId { get; set; }
    public long CreatedAt { get; set; }

    /// <summary>The saved search that found the post; null where it is not told because of one.</summary>
    public Id<SavedSearch>? SearchId { get; set; }

    /// <summary>What its reader called the search when it found the post.</summary>
    public string? SearchTitle { get; set; }

    /// <summary>How many posts it had found, of which this is the newest.</summary>
    public long? SearchPosts { get; set; }

    /// <summary>The tweetchat that it is about; null for none.</summary>
    public Id<Chat>? ChatId { get; set; }

    /// <summary>What the tweetchat was called then.</summary>
    public string? ChatTitle { get; set; }

    /// <summary>What there is to say of the tweetchat.</summary>
    public ChatNews? ChatNews { get; set; }

    /// <summary>The group when every kind that can be grouped is grouped.</summary>
    public GroupKey Group => _group ??= GroupKey.Of(Id, Kind, PostId);

    public GroupKey GroupBy(IReadOnlyCollection<string> grouped) =>
        ReferenceEquals(grouped, NotificationKinds.Grouped) ? Group : GroupKey.Of(Id, Kind, PostId, grouped);

    /// <summary>Its JSON up to the account, in UTF-8; it is shared, so it must not be changed.</summary>
    internal byte[] Head => _head ??= NotificationWriterJson.Head(this);
}
