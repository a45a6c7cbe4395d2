namespace Canteen.Domain;

/// <summary>What people have answered stays as they answered it: A2 must go on meaning the same.</summary>
public static class AskedRules
{
    private static readonly FieldFault Changed = new(
        "questions", "ERR_INVALID", "A question that has been asked can't be changed or removed");

    private static readonly FieldFault Renumbered = new(
        "questions", "ERR_INVALID", "A question can't come before those that have been asked, because their numbers would change");

    private static readonly FieldFault Unknown = new("questions", "ERR_INVALID", "One of the questions does not belong to this chat");

    /// <summary>Null where the questions of a chat may become these.</summary>
    public static FieldFault? Check(IReadOnlyList<ChatQuestion> before, IReadOnlyList<PlannedQuestion> planned)
    {
        var known = planned.Where(question => question.Id is not null).ToList();
        if (known.DistinctBy(question => question.Id).Count() != known.Count) return Unknown;
        if (known.Any(question => before.All(one => one.Id != question.Id))) return Unknown;
        var after = Ordered(planned);
        foreach (var asked in before.Where(question => question.IsAsked))
        {
            if (after.FirstOrDefault(question => question.Id == asked.Id) is not { } kept) return Changed;
            if ((kept.Kind, kept.Minute, kept.Text) != (asked.Kind, asked.Minute, asked.Text)) return Changed;
            if (kept.Number != asked.Number) return Renumbered;
        }
        return null;
    }

    /// <summary>In the order in which they are asked, with their numbers; new ones have no id yet (0).</summary>
    public static IReadOnlyList<ChatQuestion> Ordered(IReadOnlyList<PlannedQuestion> planned) => ChatQuestion.Numbered(
        planned.OrderBy(question => question.Minute).Select(
            (question, place) => new ChatQuestion(question.Id ?? default, question.Kind, place, question.Text, question.Minute)));
}
