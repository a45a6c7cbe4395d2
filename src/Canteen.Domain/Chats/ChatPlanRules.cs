namespace Canteen.Domain;

/// <summary>What a plan for a tweetchat may be. Each field that cannot be has a sentence.</summary>
/// <param name="maxCharacters">Of a post.</param>
/// <param name="maxMentions">In a post.</param>
public sealed class ChatPlanRules(int maxCharacters, int maxMentions)
{
    /// <summary>The longest label that a question gets where it becomes a post.</summary>
    private const string Label = "Q12: ";

    public List<FieldFault> Check(ChatPlan plan)
    {
        List<FieldFault> wrong = [];
        if (PlainText.IsBlank(plan.Title)) wrong.Add(new("title", "ERR_BLANK", "Title can't be blank"));
        if (plan.Title.Length > Chat.MaxTitle)
            wrong.Add(new("title", "ERR_TOO_LONG", $"Title is too long (maximum is {Chat.MaxTitle} characters)"));
        if (plan.Aims.Length > Chat.MaxAims)
            wrong.Add(new("aims", "ERR_TOO_LONG", $"Aims are too long (maximum is {Chat.MaxAims} characters)"));
        if (TagProblem(plan.TagDisplay) is { } tag) wrong.Add(tag);
        if (TimeZones.Find(plan.Zone) is null) wrong.Add(new("time_zone", "ERR_INVALID", "Time zone is not one that we know"));
        if (plan.Minutes * Chat.Minute is < Chat.Shortest or > Chat.Longest)
            wrong.Add(new("length", "ERR_INVALID", "Length must be between 10 minutes and 14 days"));
        CheckReading(plan, wrong);
        CheckQuestions(plan, wrong);
        return wrong;
    }

    /// <summary>For what everybody is told of: it must be ahead, but not so far that nobody can tell.</summary>
    public static FieldFault? CheckStart(ChatPlan plan, long now)
    {
        if (plan.StartsAt <= now) return new("date", "ERR_INVALID", "The start must be in the future");
        return plan.StartsAt > now + Chat.Farthest ? new("date", "ERR_INVALID", "The start must be within the next 13 months") : null;
    }

    private static FieldFault? TagProblem(string typed)
    {
        if (typed.Length == 0) return new("hashtag", "ERR_BLANK", "Hashtag can't be blank");
        if (typed.Length > Chat.MaxTag)
            return new("hashtag", "ERR_TOO_LONG", $"Hashtag is too long (maximum is {Chat.MaxTag} characters)");
        return TagName.TryParse(typed, out _)
            ? null
            : new("hashtag", "ERR_INVALID", "Hashtag must be one word of letters and digits, without spaces or marks");
    }

    private static void CheckReading(ChatPlan plan, List<FieldFault> wrong)
    {
        if (plan.Reading.Count > Chat.MostReading)
            wrong.Add(new("reading", "ERR_TOO_MANY", $"There can't be more than {Chat.MostReading} links to read"));
        foreach (var link in plan.Reading)
        {
            if (PlainText.IsBlank(link.Title)) wrong.Add(new($"reading[{link.Row}][title]", "ERR_BLANK", "A link to read needs a title"));
            if (link.Title.Length > ChatPlan.MaxReadingTitle)
                wrong.Add(new(
                    $"reading[{link.Row}][title]", "ERR_TOO_LONG",
                    $"The title of a link can't be longer than {ChatPlan.MaxReadingTitle} characters"));
            if (!IsAddress(link.Url))
                wrong.Add(new($"reading[{link.Row}][url]", "ERR_INVALID", "The address of a link must begin with https:// or http://"));
        }
    }

    private static bool IsAddress(string text) =>
        text.Length <= ChatPlan.MaxUrl && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && url.Host.Length > 0 && url.UserInfo.Length == 0 && !text.Any(char.IsWhiteSpace);

    private void CheckQuestions(ChatPlan plan, List<FieldFault> wrong)
    {
        if (plan.Questions.Count > Chat.MostQuestions)
            wrong.Add(new("questions", "ERR_TOO_MANY", $"There can't be more than {Chat.MostQuestions} questions"));
        foreach (var question in plan.Questions.Take(Chat.MostQuestions + 1))
        {
            if (TextProblem(question.Text, plan.TagDisplay) is { } text)
                wrong.Add(new($"questions[{question.Row}][text]", "ERR_INVALID", text));
            if (question.Minute < 0 || question.Minute >= Math.Max(1, plan.Minutes))
                wrong.Add(new(
                    $"questions[{question.Row}][minute]", "ERR_INVALID", "A question must be asked between the start and the end"));
        }
        foreach (var twice in plan.Questions.GroupBy(question => question.Minute).Where(group => group.Count() > 1))
            wrong.Add(new($"questions[{twice.Last().Row}][minute]", "ERR_TAKEN", "Two questions can't be asked at the same minute"));
    }

    private string? TextProblem(string text, string tag)
    {
        if (PlainText.IsBlank(text)) return "A question can't be blank";
        if (text.Length > ChatQuestion.MaxText) return $"A question is too long (maximum is {ChatQuestion.MaxText} characters)";
        var post = PostText.Parse($"{Label}{text} #{tag}");
        if (post.CountedLength() > maxCharacters)
            return $"A question with its number and the hashtag must fit a post of {maxCharacters} characters";
        return post.Mentions.Count > maxMentions ? $"A question mentions too many people (maximum is {maxMentions})" : null;
    }
}
