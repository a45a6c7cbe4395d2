using System.Collections.Immutable;
using System.Globalization;

namespace Canteen.Domain;

/// <summary>A series as text, for calendars and for storage.</summary>
internal static class RecurrenceText
{
    private const string DateForm = "yyyy-MM-dd", WallForm = "yyyy-MM-dd'T'HH:mm", TimeForm = "HH:mm", UtcForm = "yyyyMMdd'T'HHmmss'Z'";
    private const int MaxLength = 5_000;
    private const int Fields = 5;

    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    public static string Rule(Recurrence series)
    {
        var day = Days[(int)series.First.DayOfWeek];
        var rule = series.Rhythm switch
        {
            Rhythm.Weekly => $"FREQ=WEEKLY;BYDAY={day}",
            Rhythm.Fortnightly => $"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
            Rhythm.Monthly => $"FREQ=MONTHLY;BYDAY={RhythmDates.Place(series.First)}{day}",
            _ => $"FREQ=MONTHLY;BYDAY=-1{day}",
        };
        if (series.Last is not { } last) return rule;
        var end = DateTimeOffset.FromUnixTimeMilliseconds(WallClock.First(series.Zone, series.Wall(last)));
        return $"{rule};UNTIL={end.ToString(UtcForm, Plain)}";
    }

    public static string Write(Recurrence series)
    {
        var time = TimeOnly.MinValue.AddMinutes(series.Minute).ToString(TimeForm, Plain);
        string[] fields = [series.Rhythm.ToString(), series.Zone.Id, Text(series.First), time, series.Last is { } last ? Text(last) : ""];
        return string.Join(';', fields.Concat(series.Exceptions.Select(e => e.Value is { } wall
            ? $"{Text(e.Key)}>{wall.ToString(WallForm, Plain)}" : Text(e.Key))));
    }

    public static Recurrence? Read(string text)
    {
        if (text.Length > MaxLength || text.Split(';') is not { Length: >= Fields } fields) return null;
        if (!Enum.TryParse<Rhythm>(fields[0], out var rhythm) || TimeZones.Find(fields[1]) is not { } zone) return null;
        if (Date(fields[2]) is not { } first || Minute(fields[3]) is not { } minute) return null;
        var last = Date(fields[4]);
        if (last is null != (fields[4].Length == 0)) return null;
        if (!Recurrence.Create(rhythm, zone, first, minute, last).Is(out var series, out _)) return null;
        if (Exceptions(fields[Fields..]) is not { } all || !series.With(all).Is(out var whole, out _)) return null;
        return whole.ToString() == text ? whole : null;
    }

    private static ImmutableSortedDictionary<DateOnly, DateTime?>? Exceptions(string[] texts)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<DateOnly, DateTime?>();
        foreach (var text in texts)
        {
            var sides = text.Split('>');
            var wall = sides.Length == 2 ? Wall(sides[1]) : null;
            if (Date(sides[0]) is not { } date || (wall is null) != (sides.Length == 1)) return null;
            all[date] = wall;
        }
        return all.ToImmutable();
    }

    private static string Text(DateOnly date) => date.ToString(DateForm, Plain);

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, DateForm, Plain, DateTimeStyles.None, out var date) ? date : null;

    private static DateTime? Wall(string text) =>
        DateTime.TryParseExact(text, WallForm, Plain, DateTimeStyles.None, out var wall) ? wall : null;

    private static int? Minute(string text) =>
        TimeOnly.TryParseExact(text, TimeForm, Plain, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;
}
