namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Words for what is a number in the database, in forms and for apps.</summary>
internal static class ChatWords
{
    public const string Everyone = "everyone", Members = "members";

    public static readonly IReadOnlyList<string> ReminderWords = ["day", "hour", "start"];

    public static string Of(ChatAudience audience) => audience == ChatAudience.Members ? Members : Everyone;

    /// <summary>Null for no such word.</summary>
    public static ChatAudience? Audience(string word) => word switch
    {
        Everyone => ChatAudience.Everyone,
        Members => ChatAudience.Members,
        _ => null,
    };

    public static string Of(QuestionKind kind) => kind switch
    {
        QuestionKind.Introductions => "introductions",
        QuestionKind.WrapUp => "wrap-up",
        _ => "question",
    };

    /// <summary>Null for no such word.</summary>
    public static QuestionKind? Kind(string word) => word switch
    {
        "introductions" => QuestionKind.Introductions,
        "question" => QuestionKind.Question,
        "wrap-up" => QuestionKind.WrapUp,
        _ => null,
    };

    public static string Of(ChatState state) => state switch
    {
        ChatState.Draft => "draft",
        ChatState.Announced => "announced",
        ChatState.Live => "live",
        ChatState.Over => "over",
        _ => "cancelled",
    };

    public static Reminders Reminders(IEnumerable<string> words) => words.Aggregate(
        Planning.Reminders.None, (all, word) => all | word switch
        {
            "day" => Planning.Reminders.Day,
            "hour" => Planning.Reminders.Hour,
            "start" => Planning.Reminders.Start,
            _ => Planning.Reminders.None,
        });
}
