using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>A tweetchat as it was said, for one reader. Times in milliseconds.</summary>
public sealed record TranscriptView(Chat Chat, long AsOf)
{
    public required IReadOnlyList<AccountView> Hosts { get; init; }

    /// <summary>By question, in their order; at the end what answers none.</summary>
    public required IReadOnlyList<TranscriptSection> Sections { get; init; }

    /// <summary>Those with most favourites and boosts.</summary>
    public required IReadOnlyList<ShownPost> Top { get; init; }

    /// <summary>Those that most people shared first.</summary>
    public required IReadOnlyList<SharedLink> Links { get; init; }

    /// <summary>Who wrote, those who wrote most first; some of them where they are many.</summary>
    public required IReadOnlyList<AccountView> People { get; init; }

    /// <summary>How many wrote.</summary>
    public required long PeopleCount { get; init; }
}

/// <summary>What was said to one question.</summary>
/// <param name="Question">Null: to none.</param>
/// <param name="Lines">Answers, oldest first, each with the replies to it below it.</param>
/// <param name="HasMore">There are more answers than these.</param>
public sealed record TranscriptSection(ChatQuestion? Question, IReadOnlyList<TranscriptLine> Lines, bool HasMore);

/// <param name="IsReply">To the answer above it.</param>
public sealed record TranscriptLine(ShownPost Post, bool IsReply, Lateness Lateness);

/// <param name="Address">Absolute.</param>
/// <param name="People">How many shared it.</param>
public sealed record SharedLink(string Address, int People);

/// <summary>What stands around the posts on the page.</summary>
public sealed record TranscriptHead(Id<Chat> Id, string Title, string TagDisplay, bool IsLive, long StartsAt, long AsOf)
{
    public string Path => $"/chats/{Id}";

    /// <summary>Safe HTML; empty for none.</summary>
    public string Summary { get; init; } = "";

    public bool IsHost { get; init; }
    public EqualList<AccountView> Hosts { get; init; } = new([]);
    public EqualList<ContentsLine> Contents { get; init; } = new([]);
    public EqualList<TopLine> Top { get; init; } = new([]);
    public EqualList<SharedLink> Links { get; init; } = new([]);
    public EqualList<PeopleGroup> People { get; init; } = new([]);
    public long PeopleCount { get; init; }
    public int PeopleShown { get; init; }
}

/// <param name="Anchor">Of the section.</param>
/// <param name="Label">Q1, or what it is else.</param>
/// <param name="Text">The question; empty where it has not been asked.</param>
/// <param name="Answers">Null where they are not counted.</param>
public sealed record ContentsLine(string Anchor, string Label, string Text, long? Answers);

/// <param name="Said">The beginning of it.</param>
public sealed record TopLine(string Path, string Author, string Said, long Favourites, long Boosts);

/// <param name="Profession">Empty for those who do not say it.</param>
public sealed record PeopleGroup(string Profession, EqualList<AccountView> People);
