namespace Canteen.Features.Reading.Streaming;

/// <summary>Turns what an app asks for into a topic.</summary>
internal static class TopicNames
{
    private const string Home = "user";
    private const string Everyone = "public";
    private const string EveryoneHere = "public:local";
    private const string EveryoneElsewhere = "public:remote";
    private const string Media = ":media";
    private const string OfList = "list";
    private const string OfChat = "chat";

    /// <summary>As Mastodon answers, whether there is no such list or it is somebody else's.</summary>
    public static readonly Fault NoList = new(FaultKind.Unauthorized, "There's no such list, or it isn't yours");

    /// <summary>Whether there is no such chat or the listener may not know of it.</summary>
    public static readonly Fault NoChat = new(FaultKind.Unauthorized, "There's no such chat, or you can't see it");

    private static readonly Dictionary<string, TopicKind> Kinds = new(StringComparer.Ordinal)
    {
        [Home] = TopicKind.Home,
        ["user:notification"] = TopicKind.Notifications,
        [Everyone] = TopicKind.Public,
        [EveryoneHere] = TopicKind.Public,
        [EveryoneElsewhere] = TopicKind.Quiet,
        [Everyone + Media] = TopicKind.Quiet,
        [EveryoneHere + Media] = TopicKind.Quiet,
        [EveryoneElsewhere + Media] = TopicKind.Quiet,
        ["hashtag"] = TopicKind.Tag,
        ["hashtag:local"] = TopicKind.Tag,
        ["direct"] = TopicKind.Quiet,
    };

    /// <returns>400 for a topic that does not exist or lacks its parameter; 401 for what cannot be a list or a tweetchat.</returns>
    public static Outcome<Topic> Read(TopicRequest asked)
    {
        if (asked.Name == OfList) return ReadList(asked.List);
        if (asked.Name == OfChat) return ReadChat(asked.Chat);
        var name = asked is { OnlyMedia: true, Name: Everyone or EveryoneHere or EveryoneElsewhere } ? asked.Name + Media : asked.Name;
        if (!Kinds.TryGetValue(name, out var kind)) return Fault.BadRequest("There is no such stream");
        if (kind != TopicKind.Tag) return new Topic(name, kind);
        if (string.IsNullOrEmpty(asked.Tag)) return Fault.BadRequest("tag is missing");
        return TagName.TryParse(asked.Tag, out var tag) ? new Topic(name, kind, tag, asked.Tag) : Fault.BadRequest("tag is not a hashtag");
    }

    private static Outcome<Topic> ReadChat(string? chat)
    {
        if (string.IsNullOrEmpty(chat)) return Fault.BadRequest("chat is missing");
        return Id<Chat>.TryParse(chat, out var id) ? new Topic(OfChat, TopicKind.Chat, AsAsked: chat) { Chat = id } : NoChat;
    }

    private static Outcome<Topic> ReadList(string? list)
    {
        if (string.IsNullOrEmpty(list)) return Fault.BadRequest("list is missing");
        return Id<PersonalList>.TryParse(list, out var id) ? new Topic(OfList, TopicKind.List, AsAsked: list) { List = id } : NoList;
    }
}

/// <summary>What an app asks to hear, as the app wrote it.</summary>
internal sealed record TopicRequest(string Name, string? Tag, string? List, bool OnlyMedia, string? Chat = null);
