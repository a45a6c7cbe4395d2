namespace Canteen.Domain;

/// <summary>A tweetchat as its hosts plan it. Texts are cleaned; a time is in milliseconds since 1970 (UTC).</summary>
/// <param name="TagDisplay">As it was typed, without the #.</param>
/// <param name="Zone">A name of the tz database; anything where it comes from a form.</param>
/// <param name="Minutes">How long it lasts.</param>
public sealed record ChatPlan(string Title, string TagDisplay, string Zone, long StartsAt, int Minutes)
{
    public const int MaxReadingTitle = 200;
    public const int MaxUrl = 2000;

    public string Aims { get; init; } = "";
    public ChatAudience Audience { get; init; }
    public bool ShowsQuestions { get; init; }
    public bool NewcomersWait { get; init; }

    public IReadOnlyList<PlannedReading> Reading { get; init; } = [];

    /// <summary>In whichever order; they are asked by their minutes.</summary>
    public IReadOnlyList<PlannedQuestion> Questions { get; init; } = [];

    /// <summary>Handles of those who are to be hosts beside the first.</summary>
    public IReadOnlyList<string> CoHosts { get; init; } = [];

    public long EndsAt => StartsAt + (Minutes * Chat.Minute);

    /// <summary>The folded hashtag; empty where it is none.</summary>
    public string Tag => TagName.TryParse(TagDisplay, out var name) ? name : "";

    public static ChatPlan Of(Chat chat) =>
        new(chat.Title, chat.TagDisplay, chat.Zone, chat.StartsAt, (int)((chat.EndsAt - chat.StartsAt) / Chat.Minute))
        {
            Aims = chat.Aims, Audience = chat.Audience, ShowsQuestions = chat.ShowsQuestions, NewcomersWait = chat.NewcomersWait,
            Questions = [.. chat.Questions.Select(PlannedQuestion.Of)],
        };

    /// <summary>What may not change while people are answering stays the same.</summary>
    public bool IsSameWhileLive(ChatPlan other) =>
        (Title, TagDisplay, Zone, StartsAt, Minutes) == (other.Title, other.TagDisplay, other.Zone, other.StartsAt, other.Minutes)
        && (Audience, ShowsQuestions, NewcomersWait) == (other.Audience, other.ShowsQuestions, other.NewcomersWait);
}

/// <param name="Id">Null for a new one.</param>
/// <param name="Minute">After the start.</param>
/// <param name="Row">Its place where it was typed, for what there is to say of it.</param>
public sealed record PlannedQuestion(Id<ChatQuestion>? Id, QuestionKind Kind, int Minute, string Text, int Row = 0)
{
    public static PlannedQuestion Of(ChatQuestion question, int row) =>
        new(question.Id, question.Kind, question.Minute, question.Text, row);
}

/// <summary>Something to read beforehand.</summary>
/// <param name="Row">Its place where it was typed.</param>
public sealed record PlannedReading(string Title, string Url, int Row = 0);
