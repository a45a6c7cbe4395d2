using FsCheck;
using FsCheck.Fluent;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Canteen.Tests.Unit.Chats;

/// <summary>For every series: what holds whenever it begins, and what another implementation of recurrence says of its rule.</summary>
public sealed class RecurrencePropertyTests
{
    private const long Day = 86_400_000;

    private static readonly Gen<Recurrence> Plain =
        from rhythm in Gen.Elements(Enum.GetValues<Rhythm>())
        from zone in Gen.Elements("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "UTC")
        from day in Gen.Choose(0, 20_000)
        from minute in Gen.Choose(0, 1439)
        from weeks in Gen.Choose(-100, 260)
        let first = new DateOnly(2000, 1, 1).AddDays(day)
        let last = weeks < 0 ? (DateOnly?)null : first.AddDays(7 * weeks)
        let made = Recurrence.Create(rhythm, TimeZones.Find(zone)!, first, minute, last)
        where made.Fault is null
        select made.Value;

    private static readonly Gen<Recurrence> Changed =
        from series in Plain
        from numbers in Gen.Choose(0, 40).ListOf()
        from minutes in Gen.Choose(-31 * 1440, 31 * 1440).ListOf()
        select numbers.Zip(minutes).Aggregate(series, With);

    [Fact]
    public void A_rule_means_to_other_programs_what_it_means_here() =>
        Check(Plain.Where(series => series.Minute is >= 360 and < 1380), series =>
        {
            var chat = new CalendarEvent
            {
                DtStart = new CalDateTime(series.First.ToDateTime(default).AddMinutes(series.Minute), series.Zone.Id, true),
                RecurrenceRule = new RecurrenceRule(series.ToRule()),
            };
            var theirs = chat.GetOccurrences().Take(60)
                .Select(one => new DateTimeOffset(one.Period.StartTime.AsUtc).ToUnixTimeMilliseconds());
            Assert.Equal(theirs, series.After(0).Take(60));
        });

    [Fact]
    public void What_is_after_now_is_what_is_after_an_earlier_time_without_the_beginning() =>
        Check(Changed, series =>
        {
            var all = series.OccurrencesAfter(0).Take(80).ToList();
            foreach (var (one, place) in all.Take(40).Select((one, place) => (one, place)))
            {
                var later = all.Skip(place).Where(other => other.StartsAt > one.StartsAt).Take(20);
                Assert.Equal(later, series.OccurrencesAfter(one.StartsAt).Take(later.Count()));
                Assert.Equal(one, series.OccurrencesAfter(one.StartsAt - 1).First(other => other.Date == one.Date));
            }
        });

    [Fact]
    public void Starts_come_in_order_each_of_another_date_of_the_series_and_none_that_is_left_out() =>
        Check(Changed, series =>
        {
            var all = series.OccurrencesAfter(0).ToList();
            Assert.Equal(all.Select(one => one.StartsAt).Order(), all.Select(one => one.StartsAt));
            Assert.Equal(all.Count, all.Select(one => one.Date).Distinct().Count());
            Assert.All(all, one => Assert.True(series.Has(one.Date) && !(one.Date > series.Last)));
            Assert.Empty(series.Exceptions.Where(e => e.Value is null).Select(e => e.Key).Intersect(all.Select(one => one.Date)));
        });

    [Fact]
    public void The_clock_on_the_wall_says_the_time_of_the_series_or_has_jumped_over_it() =>
        Check(Plain, series =>
        {
            foreach (var (date, at) in series.OccurrencesAfter(0).Take(120))
            {
                var (wall, said) = (date.ToDateTime(default).AddMinutes(series.Minute), WallClock.At(series.Zone, at));
                Assert.True(said == wall || (series.Zone.IsInvalidTime(wall) && said > wall), $"{series} {date} {said}");
                Assert.NotEqual(wall, WallClock.At(series.Zone, at - Day));
            }
        });

    [Fact]
    public void What_is_stored_is_what_is_read() =>
        Check(Changed, series =>
        {
            var read = Recurrence.Parse(series.ToString());
            Assert.Equal(series, read);
            Assert.Equal(series.GetHashCode(), read?.GetHashCode());
            Assert.Equal(series.OccurrencesAfter(0).Take(50), read?.OccurrencesAfter(0).Take(50));
        });

    /// <summary>Leaves a date out or moves it; a change that breaks a rule is not made.</summary>
    private static Recurrence With(Recurrence series, (int Number, int Minutes) change)
    {
        var date = series.OccurrencesAfter(0).Select(one => one.Date).ElementAtOrDefault(change.Number);
        if (date == default) return series;
        var moved = date.ToDateTime(default).AddMinutes(series.Minute + change.Minutes);
        var changed = change.Minutes % 3 == 0 ? series.Without(date) : series.Moved(date, moved);
        return changed.Is(out var other, out _) ? other : series;
    }

    private static void Check(Gen<Recurrence> series, Action<Recurrence> holds) =>
        Prop.ForAll(series.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
