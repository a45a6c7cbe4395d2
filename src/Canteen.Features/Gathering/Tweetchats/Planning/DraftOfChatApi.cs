using Canteen.Features.Platform.Input;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Reads a tweetchat as apps send it; what is not given stays as it is.</summary>
internal static class DraftOfChatApi
{
    public static ChatDraft Read(ApiInput input)
    {
        List<FieldFault> unread = [];
        var start = Given(input, "starts_at", unread);
        var end = Given(input, "ends_at", unread);
        return new ChatDraft
        {
            Title = input.Text("title"), Aims = input.Text("aims"), Tag = input.Text("hashtag", 1000), Zone = input.Text("time_zone", 200),
            StartsAt = start, Minutes = Minutes(input, start, end, unread), Audience = Audience(input, unread),
            ShowsQuestions = input.Flag("shows_questions"), NewcomersWait = input.Flag("newcomers_wait"),
            CoHosts = input.Has("hosts") ? input.List("hosts", 100) : null,
            Reading = input.Has("reading")
                ? [.. input.Objects("reading").Select((row, place) => new PlannedReading(
                    PlainText.OneLine(row.Text("title") ?? ""), (row.Text("url") ?? "").Trim(), place))]
                : null,
            Questions = input.Has("questions") ? Questions(input, unread) : null,
            Unread = unread,
        };
    }

    private static long? Given(ApiInput input, string name, List<FieldFault> unread)
    {
        if (input.Text(name, 64) is not { Length: > 0 } text) return null;
        var read = StartTime.Read(text);
        if (read.Problem is { } problem) unread.Add(problem with { Field = name });
        return read.At;
    }

    /// <summary>From the end, where that is given with the start; else the length itself.</summary>
    private static int? Minutes(ApiInput input, long? start, long? end, List<FieldFault> unread)
    {
        if (end is null) return input.Number("length") is { } given ? (int)Math.Clamp(given, int.MinValue, int.MaxValue) : null;
        if (start is not { } from)
        {
            unread.Add(new("ends_at", "ERR_INVALID", "The end must be given together with the start"));
            return null;
        }
        if (end > from) return (int)Math.Min((end.Value - from) / Chat.Minute, int.MaxValue);
        unread.Add(new("ends_at", "ERR_INVALID", "The end must be after the start"));
        return null;
    }

    private static ChatAudience? Audience(ApiInput input, List<FieldFault> unread)
    {
        if (input.Text("audience", 64) is not { Length: > 0 } word) return null;
        if (ChatWords.Audience(word) is { } audience) return audience;
        unread.Add(new("audience", "ERR_INVALID", "Audience must be everyone or members"));
        return null;
    }

    private static List<PlannedQuestion> Questions(ApiInput input, List<FieldFault> unread)
    {
        List<PlannedQuestion> questions = [];
        foreach (var (row, question) in input.Objects("questions").Index())
        {
            var kind = ChatWords.Kind(question.Text("kind", 64) ?? "question");
            if (kind is null)
                unread.Add(new(
                    $"questions[{row}][kind]", "ERR_INVALID", "The kind of a question must be introductions, question or wrap-up"));
            var minute = question.Number("minute");
            if (minute is null) unread.Add(new($"questions[{row}][minute]", "ERR_BLANK", "A question needs its minute after the start"));
            questions.Add(new(
                question.Id<ChatQuestion>("id"), kind ?? QuestionKind.Question, (int)Math.Clamp(minute ?? -1 - row, -1000, int.MaxValue),
                PlainText.Trim(question.Text("text") ?? ""), row));
        }
        return questions;
    }
}
