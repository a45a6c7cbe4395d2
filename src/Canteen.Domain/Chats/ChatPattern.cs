namespace Canteen.Domain;

/// <summary>The usual course of a tweetchat: introductions, four questions, and what everybody takes home.</summary>
public static class ChatPattern
{
    public const string Introductions = "Welcome! Please say hello: who you are, where you work, and what brings you here.";
    public const string WrapUp = "What will you take away, and what will you do differently tomorrow?";

    private const int Hour = 60;
    private const int Day = 24 * Hour;

    private static readonly int[] Minutes = [5, 17, 29, 41];

    /// <summary>Its questions, those in the middle without words, spread over the length; of a slow chat one a day.</summary>
    public static IReadOnlyList<PlannedQuestion> Of(int minutes)
    {
        if (minutes >= 2 * Day) return Daily(minutes / Day);
        PlannedQuestion[] hour =
        [
            new(null, QuestionKind.Introductions, 0, Introductions),
            .. Minutes.Select(minute => new PlannedQuestion(null, QuestionKind.Question, minute, "")),
            new(null, QuestionKind.WrapUp, 53, WrapUp),
        ];
        return [.. hour.Select((question, row) => question with { Minute = question.Minute * Math.Max(10, minutes) / Hour, Row = row })];
    }

    private static IReadOnlyList<PlannedQuestion> Daily(int days) =>
    [
        new(null, QuestionKind.Introductions, 0, Introductions),
        .. Enumerable.Range(1, days - 1).Select(day => new PlannedQuestion(null, QuestionKind.Question, day * Day, "", day)),
        new(null, QuestionKind.WrapUp, (days * Day) - Hour, WrapUp, days),
    ];
}
