using System.Globalization;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Reads from a request when somebody wants to be left alone.</summary>
internal static class QuietInput
{
    private static readonly string[] TimeFormats = ["HH:mm", "HH:mm:ss"];

    private static readonly string[] DayNames = [.. WeekDaysReading.Each.Select(NameOf)];

    public static QuietDraft Draft(ApiInput input) => new(
        input.Text("time_zone", 64) is { Length: > 0 } zone ? zone : null,
        input.Has("rules") ? [.. input.Objects("rules").Select(Rule)] : null,
        input.Flag("private_mentions"),
        input.Has("account_ids") ? [.. input.List("account_ids").Select(PersonId)] : null);

    /// <exception cref="BadInputException">It has a day or a time that there is not.</exception>
    public static QuietRule Rule(ApiInput input) =>
        new(input.List("days", 20).Aggregate(WeekDays.None, (days, name) => days | Day(name)), Time(input, "from"), Time(input, "to"));

    public static QuietEnd End(ApiInput input)
    {
        if (input.Number("for") is { } seconds) return new() { For = seconds };
        if (input.Text("until", 64) is not { Length: > 0 } until) return QuietEnd.ByHand;
        return DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new() { At = at.ToUnixTimeMilliseconds() }
            : throw Bad("Until must be a date and time such as 2026-01-31T12:00:00Z");
    }

    /// <summary>Also null for what is no rule; the text is that of <see cref="KeyOf"/>.</summary>
    public static QuietRule? RuleOf(string key) =>
        key.Split('-') is [var days, var from, var to] && Number(days) is { } on && Number(from) is { } start && Number(to) is { } end
            ? new((WeekDays)on, start, end)
            : null;

    /// <summary>A rule as a part of an address.</summary>
    public static string KeyOf(QuietRule rule) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)rule.Days}-{rule.From}-{rule.To}");

    public static string NameOf(WeekDays day) => day.ToString().ToLowerInvariant();

    /// <summary><c>07:00</c></summary>
    public static string TimeOf(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private static WeekDays Day(string name) => Array.IndexOf(DayNames, name.ToLowerInvariant()) is >= 0 and var place
        ? WeekDaysReading.Each[place]
        : throw Bad($"Days must be among {string.Join(", ", DayNames)}");

    private static int Time(ApiInput input, string name) =>
        TimeOnly.TryParseExact(input.Text(name, 20), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute
            : throw Bad("Times must be between 00:00 and 23:59");

    private static AccountId PersonId(string text) => AccountId.TryParse(text, out var id) ? id : default;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static BadInputException Bad(string sentence) => new(Fault.Invalid("Validation failed: " + sentence));
}
