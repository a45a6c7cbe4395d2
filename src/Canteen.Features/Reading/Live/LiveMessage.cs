using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Live;

/// <summary>That something happened, and never what: the page asks for that itself, through its own gate.</summary>
public sealed record LiveMessage(string Kind, string Data)
{
    public byte[] Bytes { get; } = EventStream.Frame(Kind, Data);

    /// <summary>A post or boost for this stream. Of a boost, what was boosted follows after a blank.</summary>
    public static LiveMessage New(PostId entry, PostId? original = null) => new("new", original is { } of ? $"{entry} {of}" : entry.ToString());

    /// <summary>Posts or boosts that the page shows are not there any more; ids with commas between them.</summary>
    public static LiveMessage Gone(params IEnumerable<PostId> entries) => new("gone", string.Join(',', entries));

    /// <summary>The text or the numbers of posts that the page shows; ids with commas between them.</summary>
    public static LiveMessage Changed(IEnumerable<PostId> posts) => new("changed", string.Join(',', posts));

    /// <summary>The viewer has a notification.</summary>
    public static LiveMessage Notice(NotificationId notification) => new("notice", notification.ToString());
}
