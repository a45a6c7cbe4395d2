namespace Canteen.Domain;

/// <summary>
/// A tweetchat: an hour, or some days, in which people answer the questions of its hosts, under a hashtag. Times are milliseconds since
/// 1970 (UTC).
/// </summary>
/// <param name="Host">The first of its hosts: in their name it asks when the clock does.</param>
/// <param name="Tag">Folded.</param>
/// <param name="Zone">By whose clock its times are shown.</param>
public sealed record Chat(Id<Chat> Id, AccountId Host, string Title, string Tag, string TagDisplay, string Zone, long StartsAt, long EndsAt)
{
    public const int MaxTitle = 100;
    public const int MaxAims = 2000;
    public const int MaxSummary = 10_000;
    public const int MostQuestions = 30;
    public const int MostReading = 20;
    public const int MostHosts = 8;

    /// <summary>How many somebody may have that are not over, drafts too.</summary>
    public const int MostOpen = 50;

    public const int MaxTag = 40;

    public const long Minute = 60_000;
    public const long Shortest = 10 * Minute;

    /// <summary>A slow one: a question a day.</summary>
    public const long Longest = 14 * 24 * 60 * Minute;

    /// <summary>How far ahead one may be announced.</summary>
    public const long Farthest = 400 * 24 * 60 * Minute;

    /// <summary>The least time that a question is given, where the plan gives it as much.</summary>
    private const long Apart = 5 * Minute;

    /// <summary>From when on a post with its hashtag belongs to it.</summary>
    public const long Early = 60 * Minute;

    /// <summary>Until when after the end a post with its hashtag belongs to it.</summary>
    public const long Late = 24 * 60 * Minute;

    public string Aims { get; init; } = "";
    public ChatAudience Audience { get; init; }
    public ChatState State { get; init; }

    /// <summary>When it was in fact opened; 0: not yet.</summary>
    public long OpenedAt { get; init; }

    /// <summary>When it was in fact closed; 0: not yet.</summary>
    public long ClosedAt { get; init; }

    /// <summary>Its questions can be read before they are asked.</summary>
    public bool ShowsQuestions { get; init; }

    /// <summary>The clock asks no questions until a host lets it go on.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Answers of accounts that are new wait until a host lets them in.</summary>
    public bool NewcomersWait { get; init; }

    /// <summary>What its hosts say of it afterwards, as typed.</summary>
    public string Summary { get; init; } = "";

    /// <summary>How often what calendars show has changed.</summary>
    public int Revision { get; init; }

    public long ChangedAt { get; init; }

    /// <summary>In their order, with their numbers.</summary>
    public IReadOnlyList<ChatQuestion> Questions { get; init; } = [];

    /// <summary>Those who agreed to be hosts, the first one before all others.</summary>
    public IReadOnlyList<AccountId> Hosts { get; init; } = [];

    public string Path => $"/chats/{Id}";

    public bool IsOpen => State is ChatState.Announced or ChatState.Live;

    /// <summary>Somebody else than a host may know of it.</summary>
    public bool IsAnnounced => State != ChatState.Draft;

    /// <summary>It lasts longer than an evening.</summary>
    public bool IsSlow => EndsAt - StartsAt > 6 * 60 * Minute;

    /// <summary>The question that was asked last; null before the first.</summary>
    public ChatQuestion? Current => Questions.Where(question => question.IsAsked).MaxBy(question => (question.AskedAt, question.Position));

    /// <summary>The next that has not been asked; null where all have.</summary>
    public ChatQuestion? Next => Questions.FirstOrDefault(question => !question.IsAsked);

    public bool IsHostedBy(AccountId? who) => who is { } person && Hosts.Contains(person);

    /// <summary>Who may read what is said in it, from the room.</summary>
    public Audience AudienceOfPosts => new(Visibility.Public, LocalOnly: Audience == ChatAudience.Members);

    /// <summary>Whether a post may be in it: nobody must find there what is for fewer people than the chat.</summary>
    public bool Takes(in Audience post) =>
        Audience == ChatAudience.Members ? post is { IsForMembers: true, LocalOnly: true } : post.IsForEveryone;

    /// <summary>When a post of now would have been written; null where it is too early or too late for this chat.</summary>
    public Lateness? LatenessAt(long now) => State switch
    {
        ChatState.Live => Lateness.InTime,
        ChatState.Announced when now >= StartsAt - Early => Lateness.BeforeStart,
        ChatState.Over when now <= ClosedAt + Late => Lateness.AfterEnd,
        _ => null,
    };

    /// <summary>When the clock next has something to do for it; null where it has nothing.</summary>
    public long? NextDue() => State switch
    {
        ChatState.Announced => StartsAt,
        ChatState.Live => Math.Min(EndsAt, IsHeld ? long.MaxValue : NextQuestionDue() ?? long.MaxValue),
        _ => null,
    };

    /// <summary>
    /// When the clock asks the next question: at its time, but not right after one that was asked late, by a host or because the server had
    /// been away; nobody could answer both.
    /// </summary>
    public long? NextQuestionDue()
    {
        if (Next is not { } next) return null;
        var planned = next.DueAt(StartsAt);
        if (Current is not { } current) return planned;
        var apart = Math.Clamp(planned - current.DueAt(StartsAt), 0, Apart);
        return Math.Max(planned, current.AskedAt + apart);
    }

    /// <summary>The question that is called by a number, as in A2; null where there is none.</summary>
    public ChatQuestion? Called(int number) =>
        Questions.FirstOrDefault(question => number == 0
            ? question.Kind == QuestionKind.Introductions
            : question.Kind == QuestionKind.Question && question.Number == number);
}
