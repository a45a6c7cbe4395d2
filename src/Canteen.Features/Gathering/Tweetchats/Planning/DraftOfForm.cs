using System.Globalization;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Reads what was typed into the form of a tweetchat.</summary>
internal static class DraftOfForm
{
    /// <param name="before">As the chat is; null for a new one. While it is live, the form has only what may be changed.</param>
    public static ChatDraft Read(ChatForm form, Chat? before)
    {
        var isLive = before?.State == ChatState.Live;
        List<FieldFault> unread = [];
        var zone = TimeZones.Find(isLive ? before!.Zone : form.Zone) ?? TimeZones.London;
        var start = isLive ? before!.StartsAt : Start(form, before, zone, unread);
        var common = new ChatDraft
        {
            Aims = form.Aims, Reading = Reading(form),
            CoHosts = form.Hosts.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries),
            Questions = [.. Asked(before), .. Questions(form, zone, start ?? 0, unread)], Unread = unread,
        };
        if (isLive) return common;
        return common with
        {
            Title = form.Title,
            Tag = form.Tag,
            Zone = form.Zone,
            StartsAt = start,
            Minutes = Length(form, unread),
            Audience = Audience(form, unread),
            ShowsQuestions = form.Shows,
            NewcomersWait = form.Waits,
        };
    }

    private static long? Start(ChatForm form, Chat? before, TimeZoneInfo zone, List<FieldFault> unread)
    {
        var read = StartTime.Read(form.Date, form.Time, zone);
        if (read.Problem is { } problem) unread.Add(problem);
        // Of a time that the clock says twice the form cannot tell which it is: what was not touched stays.
        return before is not null && zone.Id == before.Zone && IsSame(form, WallClock.At(zone, before.StartsAt))
            ? before.StartsAt
            : read.At;
    }

    private static bool IsSame(ChatForm form, DateTime wall) => (form.Date, form.Time) == (ChatForm.Day(wall), ChatForm.Clock(wall));

    private static int? Length(ChatForm form, List<FieldFault> unread)
    {
        if (int.TryParse(form.Length, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)) return minutes;
        unread.Add(new("length", "ERR_INVALID", "Length must be between 10 minutes and 14 days"));
        return null;
    }

    private static ChatAudience? Audience(ChatForm form, List<FieldFault> unread)
    {
        if (ChatWords.Audience(form.Audience) is { } audience) return audience;
        unread.Add(new("audience", "ERR_INVALID", "Choose who can see the chat"));
        return null;
    }

    private static IReadOnlyList<PlannedReading> Reading(ChatForm form) =>
    [
        .. form.Reading.Index().Where(row => !row.Item.IsEmpty)
            .Select(row => new PlannedReading(PlainText.OneLine(row.Item.Title), row.Item.Url.Trim(), row.Index)),
    ];

    private static IEnumerable<PlannedQuestion> Asked(Chat? before) =>
        before?.Questions.Where(question => question.IsAsked).Select(PlannedQuestion.Of) ?? [];

    /// <summary>A row without words is no question, and one whose words were taken away is none any more.</summary>
    private static List<PlannedQuestion> Questions(ChatForm form, TimeZoneInfo zone, long start, List<FieldFault> unread)
    {
        List<PlannedQuestion> questions = [];
        foreach (var (row, typed) in form.Questions.Index().Where(row => !PlainText.IsBlank(row.Item.Text)))
        {
            var (kind, minute) = (ChatWords.Kind(typed.Kind), QuestionTime.Read(typed.When, zone, start));
            if (kind is null) unread.Add(new($"questions[{row}][kind]", "ERR_INVALID", "Choose what a question is for"));
            if (minute is null)
                unread.Add(new(
                    $"questions[{row}][minute]", "ERR_INVALID", "Say when a question is asked: in minutes after the start, or as a time"));
            Id<ChatQuestion>? id = Id<ChatQuestion>.TryParse(typed.Id, out var known) ? known : null;
            questions.Add(new(id, kind ?? QuestionKind.Question, minute ?? -1 - row, PlainText.Trim(typed.Text), row));
        }
        return questions;
    }
}
