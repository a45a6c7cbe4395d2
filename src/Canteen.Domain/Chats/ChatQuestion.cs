namespace Canteen.Domain;

/// <summary>A question of a tweetchat.</summary>
/// <param name="Position">Its place among them, from 0.</param>
/// <param name="Minute">After the start, when the clock asks it.</param>
public sealed record ChatQuestion(Id<ChatQuestion> Id, QuestionKind Kind, int Position, string Text, int Minute)
{
    /// <summary>With its label and the hashtag it must fit a post.</summary>
    public const int MaxText = 400;

    /// <summary>When it was asked, in milliseconds; 0: not yet.</summary>
    public long AskedAt { get; init; }

    /// <summary>The post that asks it.</summary>
    public PostId? Post { get; init; }

    /// <summary>What people call it: 1 for Q1; 0 for introductions, and for the wrap-up.</summary>
    public int Number { get; init; }

    public long AnswersCount { get; init; }

    public bool IsAsked => AskedAt > 0;

    /// <summary>When the clock asks it, in milliseconds.</summary>
    public long DueAt(long start) => start + (Minute * 60_000L);

    /// <summary>Puts questions into their order and numbers those that have numbers.</summary>
    public static IReadOnlyList<ChatQuestion> Numbered(IEnumerable<ChatQuestion> questions)
    {
        var number = 0;
        return [.. questions.OrderBy(question => question.Position)
            .Select(question => question with { Number = question.Kind == QuestionKind.Question ? ++number : 0 })];
    }
}
