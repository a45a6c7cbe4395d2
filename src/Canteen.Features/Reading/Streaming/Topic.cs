namespace Canteen.Features.Reading.Streaming;

/// <summary>Something to listen to.</summary>
/// <param name="Name">As apps call it: <c>public:local</c>. What is heard carries it.</param>
/// <param name="Kind">What is heard there.</param>
/// <param name="Tag">The hashtag, folded; empty for anything else.</param>
/// <param name="TagAsAsked">The hashtag as the app wrote it, for it looks for that in what it hears.</param>
public sealed record Topic(string Name, TopicKind Kind, string Tag = "", string? TagAsAsked = null)
{
    public string Scope => Kind == TopicKind.Notifications ? Scopes.Notifications : Scopes.Posts;

    /// <summary>The same for all who hear the same, however they wrote it.</summary>
    public string Key => Kind == TopicKind.Tag ? $"{Name} {Tag}" : Name;
}

public enum TopicKind
{
    /// <summary>What comes into one's home timeline and leaves it, and one's notifications.</summary>
    Home,

    /// <summary>One's notifications alone.</summary>
    Notifications,

    /// <summary>Public posts.</summary>
    Public,

    /// <summary>Public posts with a hashtag.</summary>
    Tag,

    /// <summary>What nobody can write here yet: media, posts from other servers, conversations.</summary>
    Quiet,
}

internal static class Scopes
{
    public const string Posts = "read:statuses";
    public const string Notifications = "read:notifications";
}
