using System.Globalization;

namespace Canteen.Tests.Unit.Chats;

/// <summary>When the chats of a series take place.</summary>
public sealed class RecurrenceTests
{
    private const int Evening = 20 * 60;

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Theory]
    [InlineData(Rhythm.Weekly, "2026-12-01", "2026-12-01T20:00Z 2026-12-08T20:00Z 2026-12-15T20:00Z")]
    [InlineData(Rhythm.Fortnightly, "2026-12-01", "2026-12-01T20:00Z 2026-12-15T20:00Z 2026-12-29T20:00Z 2027-01-12T20:00Z")]
    [InlineData(Rhythm.Monthly, "2026-12-08", "2026-12-08T20:00Z 2027-01-12T20:00Z 2027-02-09T20:00Z")]
    [InlineData(Rhythm.Monthly, "2027-01-28", "2027-01-28T20:00Z 2027-02-25T20:00Z 2027-03-25T20:00Z 2027-04-22T19:00Z")]
    [InlineData(Rhythm.MonthlyLast, "2026-12-29", "2026-12-29T20:00Z 2027-01-26T20:00Z 2027-02-23T20:00Z 2027-03-30T19:00Z")]
    // Clocks go forward on 28 March 2027 and back on 31 October 2027.
    [InlineData(Rhythm.Weekly, "2027-03-23", "2027-03-23T20:00Z 2027-03-30T19:00Z")]
    [InlineData(Rhythm.Weekly, "2027-10-26", "2027-10-26T19:00Z 2027-11-02T20:00Z")]
    public void The_time_on_the_wall_stays_the_same(Rhythm rhythm, string first, string starts) =>
        Assert.Equal(Times(starts), Series(rhythm, first).After(0).Take(starts.Split(' ').Length));

    [Fact]
    public void A_time_that_the_clocks_jump_over_is_that_of_the_jump_and_one_that_they_say_twice_is_the_first()
    {
        Assert.Equal(Times("2027-03-28T01:00Z 2027-04-04T00:30Z"), Series(Rhythm.Weekly, "2027-03-28", 90).After(0).Take(2));
        Assert.Equal(Times("2027-10-31T00:30Z 2027-11-07T01:30Z"), Series(Rhythm.Weekly, "2027-10-31", 90).After(0).Take(2));
    }

    [Fact]
    public void What_begins_now_is_not_after_now_and_the_last_date_has_the_last_chat()
    {
        var series = Recurrence.Create(Rhythm.Weekly, London, new(2026, 12, 1), Evening, new(2026, 12, 15)).Value;
        Assert.Equal(Times("2026-12-08T20:00Z 2026-12-15T20:00Z"), series.After(Time("2026-12-01T20:00Z")));
        Assert.Equal(Times("2026-12-01T20:00Z"), series.After(Time("2026-12-01T20:00Z") - 1).Take(1));
        Assert.Empty(series.After(Time("2026-12-15T20:00Z")));
        Assert.Empty(series.After(long.MaxValue));
        Assert.Equal(3, series.After(long.MinValue).Count());
    }

    [Fact]
    public void A_series_without_an_end_goes_on_and_looks_five_years_ahead()
    {
        var series = Series(Rhythm.Monthly, "2026-12-01");
        var late = Time("2080-06-01T00:00Z");
        Assert.Equal(Time("2080-06-04T19:00Z"), series.After(late).First());
        Assert.InRange(series.After(late).Count(), 59, 61);
        Assert.All(series.After(late), start => Assert.InRange(start, late, Time("2085-06-02T00:00Z")));
    }

    [Fact]
    public void Dates_are_left_out_and_moved_and_come_in_order_with_the_date_to_which_they_belong()
    {
        var series = Series(Rhythm.Weekly, "2026-12-01").Without(new(2026, 12, 29)).Value
            .Moved(new(2026, 12, 8), new(2026, 12, 16, 19, 30, 59)).Value;
        Assert.Equal(
            Times("2026-12-01T20:00Z 2026-12-15T20:00Z 2026-12-16T19:30Z 2026-12-22T20:00Z 2027-01-05T20:00Z"), series.After(0).Take(5));
        Assert.Equal(
            new Occurrence(new(2026, 12, 8), Time("2026-12-16T19:30Z")), series.OccurrencesAfter(Time("2026-12-15T20:00Z")).First());
        var back = series.Kept(new(2026, 12, 29)).Value.Moved(new(2026, 12, 8), new(2026, 12, 8, 20, 0, 0)).Value;
        Assert.Equal(Series(Rhythm.Weekly, "2026-12-01"), back);
        var early = Series(Rhythm.Weekly, "2026-12-01").Moved(new(2026, 12, 1), new(2026, 11, 30, 8, 0, 0)).Value;
        Assert.Equal(Times("2026-11-30T08:00Z 2026-12-08T20:00Z"), early.After(0).Take(2));
    }

    [Fact]
    public void The_place_of_one_that_is_left_out_is_free_until_it_is_there_again()
    {
        var series = Series(Rhythm.Weekly, "2026-12-01").Without(new(2026, 12, 15)).Value
            .Moved(new(2026, 12, 8), new(2026, 12, 15, 20, 0, 0)).Value;
        Assert.Equal(series, Recurrence.Parse(series.ToString()));
        Said("The series has another chat at that time", series.Kept(new(2026, 12, 15)));
    }

    [Fact]
    public void Rules_are_said_in_sentences()
    {
        var series = Series(Rhythm.Fortnightly, "2026-12-01");
        Said("Choose how often the chat takes place", Recurrence.Create((Rhythm)9, London, new(2026, 12, 1), 0));
        Said("The time must be between 00:00 and 23:59", Recurrence.Create(Rhythm.Weekly, London, new(2026, 12, 1), 1440));
        Said("The first date must be from 2000 to 2199", Recurrence.Create(Rhythm.Weekly, London, new(1999, 12, 31), 0));
        Said(
            "The last date must not be before the first",
            Recurrence.Create(Rhythm.Weekly, London, new(2026, 12, 1), 0, new(2026, 11, 30)));
        Said(
            "The last date must be within 5 years of the first",
            Recurrence.Create(Rhythm.Weekly, London, new(2026, 12, 1), 0, new(2031, 12, 2)));
        Said(
            "Not every month has a fifth Tuesday: choose the last one of the month",
            Recurrence.Create(Rhythm.Monthly, London, new(2026, 12, 29), 0));
        Said("The first date is not the last Tuesday of its month", Recurrence.Create(Rhythm.MonthlyLast, London, new(2026, 12, 22), 0));
        Said("The series has no chat on that date", series.Without(new(2026, 12, 8)));
        Said("The series has no chat on that date", series.Without(DateOnly.MaxValue));
        Said("The series has no chat on that date", series.Moved(new(2026, 12, 8), new(2026, 12, 8, 20, 0, 0)));
        Said("A chat can be moved by at most 31 days", series.Moved(new(2026, 12, 1), new(2027, 1, 2)));
        Said("A chat can be moved by at most 31 days", series.Moved(new(2026, 12, 1), DateTime.MaxValue));
        Said("The series has another chat at that time", series.Moved(new(2026, 12, 1), new(2026, 12, 15, 20, 0, 0)));
        Said(
            "The series has another chat at that time",
            series.Moved(new(2026, 12, 1), new(2026, 12, 2)).Value.Moved(new(2026, 12, 15), new(2026, 12, 2)));
    }

    [Fact]
    public void Exceptions_are_not_too_many()
    {
        var series = Series(Rhythm.Weekly, "2026-12-01");
        for (var number = 0; number < Recurrence.MostExceptions; number++)
            series = series.Without(new DateOnly(2026, 12, 1).AddDays(7 * number)).Value;
        Said("A series can have at most 100 exceptions: begin a new one", series.Without(new DateOnly(2026, 12, 1).AddDays(700)));
        Assert.Equal(new DateOnly(2026, 12, 1).AddDays(700), series.OccurrencesAfter(0).First().Date);
        Assert.Equal(series, Recurrence.Parse(series.ToString()));
    }

    [Theory]
    [InlineData(Rhythm.Weekly, "2026-12-01", null, "FREQ=WEEKLY;BYDAY=TU")]
    [InlineData(Rhythm.Fortnightly, "2026-12-06", null, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU")]
    [InlineData(Rhythm.Monthly, "2026-12-09", null, "FREQ=MONTHLY;BYDAY=2WE")]
    [InlineData(Rhythm.MonthlyLast, "2026-12-31", null, "FREQ=MONTHLY;BYDAY=-1TH")]
    [InlineData(Rhythm.Weekly, "2026-12-01", "2027-06-29", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629T190000Z")]
    public void Calendars_get_a_rule(Rhythm rhythm, string first, string? last, string rule)
    {
        DateOnly? end = last is null ? null : Date(last);
        Assert.Equal(rule, Recurrence.Create(rhythm, London, Date(first), Evening, end).Value.ToRule());
    }

    [Fact]
    public void The_form_for_storage_stays_what_it_is()
    {
        var text = "Weekly;Europe/London;2026-12-01;20:00;;2026-12-29;2027-01-05>2027-01-06T19:30";
        var series = Series(Rhythm.Weekly, "2026-12-01").Moved(new(2027, 1, 5), new(2027, 1, 6, 19, 30, 0)).Value
            .Without(new(2026, 12, 29)).Value;
        Assert.Equal(text, series.ToString());
        Assert.Equal(series, Recurrence.Parse(text));
        const string other = "MonthlyLast;Asia/Kolkata;2026-12-31;07:05;2027-12-31";
        Assert.Equal(other, Recurrence.Parse(other)?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(";;;;")]
    [InlineData("0;Europe/London;2026-12-01;20:00;")]
    [InlineData("weekly;Europe/London;2026-12-01;20:00;")]
    [InlineData("Weekly;Europe/Nowhere;2026-12-01;20:00;")]
    [InlineData("Weekly;Europe/London;2026-12-1;20:00;")]
    [InlineData("Weekly;Europe/London;2026-12-01;24:00;")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;soon")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;2026-11-30")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;;")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;;2026-12-02")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;;2026-12-08>")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;;2026-12-08>2026-12-08T20:00")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;;2026-12-08>2026-12-09T20:00>2026-12-10T20:00")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;;2026-12-15;2026-12-08")]
    [InlineData("Weekly;Europe/London;2026-12-01;20:00;;2026-12-08;2026-12-08")]
    [InlineData("Monthly;Europe/London;2026-12-29;20:00;")]
    public void Nothing_else_is_read(string text) => Assert.Null(Recurrence.Parse(text));

    internal static long Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static IEnumerable<long> Times(string texts) => texts.Split(' ').Select(Time);

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static Recurrence Series(Rhythm rhythm, string first, int minute = Evening) =>
        Recurrence.Create(rhythm, London, Date(first), minute).Value;

    private static void Said(string sentence, Outcome<Recurrence> outcome) =>
        Assert.Equal($"Validation failed: {sentence}", outcome.Fault?.Sentence);
}
