using System.Globalization;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>What stands in the form of a tweetchat, as it was typed.</summary>
public sealed record ChatForm
{
    /// <summary>So many rows are there at least beside those that are filled.</summary>
    private const int Spare = 2;

    private const int More = 4;

    /// <summary>The fields that one writes in for longer: what was typed there is given back.</summary>
    public static readonly string[] Written =
        ["aims", .. Enumerable.Range(0, Chat.MostQuestions + Spare + More).Select(row => $"questions[{row}][text]")];

    public string Title { get; init; } = "";
    public string Aims { get; init; } = "";
    public string Tag { get; init; } = "";
    public string Date { get; init; } = "";
    public string Time { get; init; } = "";
    public string Zone { get; init; } = "";
    public string Length { get; init; } = "60";
    public string Hosts { get; init; } = "";
    public string Audience { get; init; } = ChatWords.Everyone;
    public bool Shows { get; init; }
    public bool Waits { get; init; }
    public IReadOnlyList<QuestionRow> Questions { get; init; } = [];
    public IReadOnlyList<ReadingRow> Reading { get; init; } = [];

    /// <summary>A new one: next week at eight in the evening, with the usual course.</summary>
    public static ChatForm New(TimeZoneInfo zone, long now) => new ChatForm
    {
        Date = Day(WallClock.At(zone, now).AddDays(7)), Time = "20:00", Zone = zone.Id, Shows = true,
        Questions = [.. ChatPattern.Of(ChatDraft.UsualMinutes).Select(question => QuestionRow.Of(question, zone, 0, isSlow: false))],
    }.Roomy();

    public static ChatForm Of(Chat chat, ChatPlan plan)
    {
        var zone = TimeZones.Find(plan.Zone) ?? TimeZones.London;
        var start = WallClock.At(zone, plan.StartsAt);
        return new ChatForm
        {
            Title = plan.Title, Aims = plan.Aims, Tag = plan.TagDisplay, Date = Day(start), Time = Clock(start), Zone = zone.Id,
            Length = plan.Minutes.ToString(CultureInfo.InvariantCulture), Audience = ChatWords.Of(plan.Audience),
            Hosts = string.Join(' ', plan.CoHosts.Select(handle => "@" + handle)), Shows = plan.ShowsQuestions, Waits = plan.NewcomersWait,
            Questions =
            [
                .. chat.Questions.Where(question => !question.IsAsked)
                    .Select(question => QuestionRow.Of(PlannedQuestion.Of(question, 0), zone, plan.StartsAt, chat.IsSlow)),
            ],
            Reading = [.. plan.Reading.Select(link => new ReadingRow(link.Title, link.Url))],
        }.Roomy();
    }

    public static ChatForm Read(ApiInput input) => new()
    {
        Title = input.Text("title") ?? "", Aims = input.Text("aims") ?? "", Tag = input.Text("hashtag") ?? "",
        Date = input.Text("date", 64) ?? "", Time = input.Text("time", 64) ?? "", Zone = input.Text("time_zone", 200) ?? "",
        Length = input.Text("length", 64) ?? "", Hosts = input.Text("hosts", 2000) ?? "", Audience = input.Text("audience", 64) ?? "",
        Shows = input.Flag("shows_questions") ?? false, Waits = input.Flag("newcomers_wait") ?? false,
        Questions = [.. input.Objects("questions").Select(QuestionRow.Read)],
        Reading = [.. input.Objects("reading").Select(row => new ReadingRow(row.Text("title") ?? "", row.Text("url") ?? ""))],
    };

    private static QuestionRow Blank => new("", ChatWords.Of(QuestionKind.Question), "", "");

    /// <summary>With empty rows to write in.</summary>
    public ChatForm Roomy(bool more = false) => this with
    {
        Questions = Fill(Questions, row => row.IsEmpty, Blank, Chat.MostQuestions, more),
        Reading = Fill(Reading, row => row.IsEmpty, new ReadingRow("", ""), Chat.MostReading, more),
    };

    /// <summary>The questions of the usual course in the place of those that have no words, for the length that is chosen.</summary>
    public ChatForm WithPattern()
    {
        var zone = TimeZones.Find(Zone) ?? TimeZones.London;
        var start = StartTime.Read(Date, Time, zone).At ?? 0;
        var minutes = int.TryParse(Length, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 10, ChatLengths.Usual[^1])
            : ChatDraft.UsualMinutes;
        var typed = Questions.Where(row => row.Text.Trim().Length > 0).Select(row => row.Text).ToList();
        var isSlow = minutes > 6 * ChatLengths.Hour;
        var pattern = ChatPattern.Of(minutes).Select(question => QuestionRow.Of(question, zone, start, isSlow)).ToList();
        var written = new Queue<string>(typed.Where(text => text is not (ChatPattern.Introductions or ChatPattern.WrapUp)));
        return (this with
        {
            Questions =
            [
                .. pattern.Select(row => row.Text.Length == 0 && written.TryDequeue(out var text) ? row with { Text = text } : row),
                .. written.Select(text => Blank with { Text = text }),
            ],
        }).Roomy();
    }

    private static IReadOnlyList<T> Fill<T>(IReadOnlyList<T> rows, Func<T, bool> isEmpty, T empty, int most, bool more)
    {
        var wanted = more ? rows.Count(isEmpty) + More : Spare;
        var missing = Math.Min(wanted - rows.Count(isEmpty), most + Spare + More - rows.Count);
        return missing > 0 ? [.. rows, .. Enumerable.Repeat(empty, missing)] : rows;
    }

    internal static string Day(DateTime wall) => wall.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Clock(DateTime wall) => wall.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A link to read, as it was typed.</summary>
public sealed record ReadingRow(string Title, string Url)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Url);
}

/// <summary>A question, as it was typed.</summary>
/// <param name="Id">Empty for a new one.</param>
public sealed record QuestionRow(string Id, string Kind, string When, string Text)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(When);

    public static QuestionRow Of(PlannedQuestion question, TimeZoneInfo zone, long startsAt, bool isSlow) => new(
        question.Id?.ToString() ?? "", ChatWords.Of(question.Kind), QuestionTime.Show(question.Minute, zone, startsAt, isSlow),
        question.Text);

    internal static QuestionRow Read(ApiInput row) =>
        new(row.Text("id", 64) ?? "", row.Text("kind", 64) ?? "", row.Text("minute", 64) ?? "", row.Text("text") ?? "");
}
