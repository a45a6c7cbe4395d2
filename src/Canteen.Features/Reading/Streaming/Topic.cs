namespace Canteen.Features.Reading.Streaming;

/// <summary>Something to listen to.</summary>
/// <param name="Name">The name that apps use, such as <c>public:local</c>. Messages carry it.</param>
/// <param name="Kind">What is heard there.</param>
/// <param name="Tag">The hashtag, folded; empty for anything else.</param>
/// <param name="AsAsked">
/// The hashtag, the list or the tweetchat as the app wrote it, because the app looks for that in the messages.
/// </param>
public sealed record Topic(string Name, TopicKind Kind, string Tag = "", string? AsAsked = null)
{
    public string Scope => Kind == TopicKind.Notifications ? Scopes.Notifications : Scopes.Posts;

    /// <summary>The same for everybody who hears the same, however they wrote it.</summary>
    public string Key => Kind switch
    {
        TopicKind.Tag => $"{Name} {Tag}",
        TopicKind.List => $"{Name} {List}",
        TopicKind.Chat => $"{Name} {Chat}",
        _ => Name,
    };

    /// <summary>The list; only for <see cref="TopicKind.List"/>.</summary>
    public Id<PersonalList> List { get; init; }

    /// <summary>The tweetchat; only for <see cref="TopicKind.Chat"/>.</summary>
    public Id<Chat> Chat { get; init; }
}

public enum TopicKind
{
    /// <summary>What is added to a person's home timeline or removed from it, and their notifications.</summary>
    Home,

    /// <summary>What comes into one of a person's lists, and what leaves it.</summary>
    List,

    /// <summary>Only a person's notifications.</summary>
    Notifications,

    /// <summary>Public posts.</summary>
    Public,

    /// <summary>Public posts with a hashtag.</summary>
    Tag,

    /// <summary>What is said in a tweetchat, and what its hosts do.</summary>
    Chat,

    /// <summary>Streams of what nobody can post here yet: media, posts from other servers, conversations.</summary>
    Quiet,
}

internal static class Scopes
{
    public const string Posts = "read:statuses";
    public const string Notifications = "read:notifications";
}
