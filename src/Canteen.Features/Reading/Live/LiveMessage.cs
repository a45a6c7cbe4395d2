using System.Globalization;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Live;

/// <summary>Says that something happened, but never what: the page asks for that itself, with its viewer's permissions.</summary>
public sealed record LiveMessage(string Kind, string Data)
{
    public byte[] Bytes { get; } = EventStream.Frame(Kind, Data);

    /// <summary>A post or boost for this stream. For a boost, the id of the original follows after a space.</summary>
    public static LiveMessage New(PostId entry, PostId? original = null) =>
        new("new", original is { } of ? $"{entry} {of}" : entry.ToString());

    /// <summary>The same for a page that shows several feeds: its kind ends with the number of the feed.</summary>
    public LiveMessage InColumn(int number) => new(Kind + number.ToString(CultureInfo.InvariantCulture), Data);

    /// <summary>Posts or boosts that the page shows do not exist any more; ids separated by commas.</summary>
    public static LiveMessage Gone(params IEnumerable<PostId> entries) => new("gone", string.Join(',', entries));

    /// <summary>The text or the counts of posts that the page shows have changed; ids separated by commas.</summary>
    public static LiveMessage Changed(IEnumerable<PostId> posts) => new("changed", string.Join(',', posts));

    /// <summary>The tweetchat that the page shows is not what it was: a question was asked, it began or ended.</summary>
    public static LiveMessage ChatChanged(Id<ChatQuestion>? asked) => new("chat", asked?.ToString() ?? "changed");

    /// <summary>The viewer has a new notification.</summary>
    public static LiveMessage Notice(NotificationId notification) => new("notice", notification.ToString());
}
