using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Quiet;

/// <summary>Whether it is quiet at a moment, and until when.</summary>
public sealed class QuietPlanTests
{
    private const WeekDays Working =
        WeekDays.Monday | WeekDays.Tuesday | WeekDays.Wednesday | WeekDays.Thursday | WeekDays.Friday;

    private const int Evening = 20 * 60, Morning = 7 * 60;

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Theory]
    [InlineData("2026-11-23T19:59:59Z", null)]
    [InlineData("2026-11-23T20:00:00Z", "2026-11-24T07:00:00Z")]
    [InlineData("2026-11-24T03:00:00Z", "2026-11-24T07:00:00Z")]
    [InlineData("2026-11-24T07:00:00Z", null)]
    [InlineData("2026-11-28T06:59:00Z", "2026-11-28T07:00:00Z")]
    [InlineData("2026-11-28T21:00:00Z", null)]
    [InlineData("2026-06-15T18:59:00Z", null)]
    [InlineData("2026-06-15T19:00:00Z", "2026-06-16T06:00:00Z")]
    [InlineData("2026-03-27T20:00:00Z", "2026-03-28T07:00:00Z")]
    public void A_rule_goes_by_the_clock_on_the_wall_and_past_midnight(string now, string? until) =>
        Assert.Equal(Of(until), new QuietPlan(London, [new(Working, Evening, Morning)]).QuietUntil(At(now)));

    [Theory]
    // Clocks go forward on 29 March 2026 at 01:00 and back on 25 October 2026 at 02:00.
    [InlineData(Evening, Morning, "2026-03-28T20:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData(Evening, Morning, "2026-10-24T19:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData(Evening, 90, "2026-03-28T20:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData(Evening, 90, "2026-10-24T20:00:00Z", "2026-10-25T01:30:00Z")]
    [InlineData(90, 3 * 60, "2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z")]
    [InlineData(90, 3 * 60, "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")]
    public void On_a_night_when_the_clocks_change_it_begins_the_first_time_and_ends_the_last(int from, int to, string now, string until) =>
        Assert.Equal(Of(until), new QuietPlan(London, [new(WeekDays.Saturday | WeekDays.Sunday, from, to)]).QuietUntil(At(now)));

    [Fact]
    public void A_leave_has_a_beginning_that_stays_when_its_end_is_changed_and_an_end_that_is_when_one_is_back()
    {
        const long hour = 3_600_000, day = 24 * hour;
        var plan = new QuietPlan(London, []);
        Assert.Null(Paused(plan, hour, 0).LastLeave);
        Assert.Null(Paused(plan, QuietPlan.Always, 0).LastLeave);
        Assert.Equal(new Leave(9, hour), Paused(plan, hour, 9, isLeave: true).LastLeave);
        var away = Paused(plan, 10 * day, day);
        Assert.Equal(new Leave(day, 10 * day), away.LastLeave);
        Assert.Equal(new Leave(day, 12 * day), Paused(away, 12 * day, 3 * day).LastLeave);
        Assert.Equal(new Leave(day, (3 * day) + hour), Paused(away, (3 * day) + hour, 3 * day).LastLeave);
        Assert.Equal(new Leave(day, 4 * day), away.End(4 * day).LastLeave);
        Assert.Equal(away.LastLeave, away.End(11 * day).LastLeave);
        Assert.Equal(away.LastLeave, Paused(away, (11 * day) + hour, 11 * day).LastLeave);
        Assert.Null(away.End(day + hour - 1).LastLeave);

        static QuietPlan Paused(QuietPlan plan, long until, long now, bool isLeave = false)
        {
            Assert.True(plan.Pause(until, now, isLeave).Is(out var paused, out _));
            return paused;
        }
    }

    [Fact]
    public void It_is_quiet_for_a_whole_day_and_for_days_in_succession_and_for_ever()
    {
        var now = At("2026-11-28T12:00:00Z");
        Assert.Equal(At("2026-11-29T00:00:00Z"), new QuietPlan(London, [new(WeekDays.Saturday, 0, 0)]).QuietUntil(now));
        Assert.Equal(At("2026-11-30T00:00:00Z"), new QuietPlan(London, [new(WeekDays.Saturday | WeekDays.Sunday, 0, 0)]).QuietUntil(now));
        Assert.Equal(QuietPlan.Always, new QuietPlan(London, [new(WeekDays.All, 0, 0)]).QuietUntil(now));
    }

    [Fact]
    public void A_pause_goes_on_into_what_the_rules_begin_and_can_be_without_an_end()
    {
        var (plan, noon) = (new QuietPlan(London, [new(Working, Evening, Morning)]), At("2026-11-23T12:00:00Z"));
        Assert.Equal(At("2026-11-23T13:00:00Z"), plan.Pause(At("2026-11-23T13:00:00Z"), noon).Value.QuietUntil(noon));
        Assert.Equal(At("2026-11-24T07:00:00Z"), plan.Pause(At("2026-11-23T20:00:00Z"), noon).Value.QuietUntil(noon));
        Assert.Equal(QuietPlan.Always, plan.Pause(QuietPlan.Always, noon).Value.QuietUntil(noon));
        Assert.NotNull(plan.Pause(noon, noon).Fault);
        Assert.NotNull(plan.Pause(At("2028-11-23T12:00:00Z"), noon).Fault);
    }

    [Fact]
    public void What_was_ended_by_hand_stays_so_until_the_rules_begin_anew()
    {
        var plan = new QuietPlan(London, [new(Working, Evening, Morning)]);
        var late = At("2026-11-23T22:00:00Z");
        var ended = plan.Pause(QuietPlan.Always, late).Value.End(late);
        Assert.False(ended.IsQuiet(late) || ended.IsQuiet(At("2026-11-24T06:59:00Z")));
        Assert.True(ended.IsQuiet(At("2026-11-24T20:00:00Z")));
        Assert.Equal(ended, ended.WithRules(London, [new(Working, Evening, Morning)]).Value);
        Assert.True(ended.WithRules(London, [new(Working, Evening, Morning + 1)]).Value.IsQuiet(late));
    }

    [Theory]
    [InlineData("2026-11-23T01:00:00Z", "2026-11-23T07:00:00Z")]
    [InlineData("2026-11-23T04:01:00Z", "2026-11-24T07:00:00Z")]
    [InlineData("2026-11-23T22:00:00Z", "2026-11-24T07:00:00Z")]
    [InlineData("2026-03-28T22:00:00Z", "2026-03-29T06:00:00Z")]
    public void The_next_morning_is_never_about_to_come(string now, string morning) =>
        Assert.Equal(At(morning), QuietPlan.NextMorning(London, At(now)));

    [Fact]
    public void Rules_have_a_day_and_times_that_there_are_and_are_not_too_many()
    {
        var plan = new QuietPlan(London, []);
        QuietRule[] bad = [new(WeekDays.None, 0, 60), new((WeekDays)128, 0, 60), new(WeekDays.All, -1, 60), new(WeekDays.All, 0, 1440)];
        Assert.All(bad, rule => Assert.NotNull(plan.WithRules(London, [rule]).Fault));
        var many = Enumerable.Range(1, QuietPlan.MostRules + 1).Select(minute => new QuietRule(WeekDays.All, 0, minute)).ToList();
        Assert.NotNull(plan.WithRules(London, many).Fault);
        Assert.Equal(QuietPlan.MostRules, plan.WithRules(London, [.. many[1..], many[1]]).Value.Rules.Count);
    }

    [Fact]
    public void It_is_quiet_up_to_the_end_that_is_said_and_not_at_it() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var (plan, now) = (one.Plan, one.Now);
            var until = plan.QuietUntil(now);
            Assert.Equal(plan.IsQuiet(now), until is not null);
            if (until is not ({ } end and not QuietPlan.Always)) return;
            Assert.False(plan.IsQuiet(end));
            for (var part = 0; part < 20; part++) Assert.True(plan.IsQuiet(now + ((end - 1 - now) * part / 19)));
        }));

    [Fact]
    public void Whenever_the_clock_on_the_wall_is_within_a_rule_it_is_quiet() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var (plan, now) = (one.Plan, one.Now);
            if (plan.Rules.Any(rule => IsWithin(rule, WallClock.At(plan.Zone, now)))) Assert.True(plan.IsQuiet(now));
        }));

    [Fact]
    public void In_weeks_without_a_change_of_clocks_it_is_quiet_only_then() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var (plan, now) = (one.Plan with { Zone = TimeZoneInfo.Utc }, one.Now);
            Assert.Equal(plan.Rules.Any(rule => IsWithin(rule, WallClock.At(plan.Zone, now))), plan.IsQuiet(now));
        }));

    [Fact]
    public void Ended_by_hand_it_is_over_whatever_there_was() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var until = one.Plan.QuietUntil(one.Now);
            var ended = (one.Plan with { PausedUntil = one.Now + 1000 }).End(one.Now);
            Assert.False(ended.IsQuiet(one.Now));
            if (until is { } end and not QuietPlan.Always && end - one.Now < TimeSpan.FromDays(1).TotalMilliseconds)
                Assert.Equal(one.Plan.IsQuiet(end), ended.IsQuiet(end));
        }));

    private static readonly Gen<QuietRule> AnyRule =
        from days in Gen.Choose(1, 127)
        from start in Gen.Choose(0, 1439)
        from end in Gen.Choose(0, 1439)
        select new QuietRule((WeekDays)days, start, end);

    private static readonly string[] Zones =
        ["Europe/London", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Tokyo"];

    /// <summary>
    /// In the days around the changes of clocks, in zones where they change at one, at two, at midnight, or by half an hour.
    /// </summary>
    private static readonly Gen<Case> Cases =
        from zone in Gen.Elements(Zones)
        from rules in Gen.ListOf(AnyRule, 3)
        from around in Gen.Elements(
            "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z", "2026-03-28T22:00:00Z",
            "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z")
        from minutes in Gen.Choose(-2 * 1440, 2 * 1440)
        select new Case(
            new QuietPlan(TimeZoneInfo.FindSystemTimeZoneById(zone), [.. rules.Distinct()]), At(around) + (minutes * 60_000L));

    private static bool IsWithin(QuietRule rule, DateTime wall)
    {
        for (var day = wall.Date.AddDays(-1); day <= wall.Date; day = day.AddDays(1))
        {
            var end = day.AddDays(rule.CrossesMidnight ? 1 : 0).AddMinutes(rule.To);
            if (rule.Days.Has(day.DayOfWeek) && day.AddMinutes(rule.From) <= wall && wall < end) return true;
        }
        return false;
    }

    private static long At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static long? Of(string? text) => text is null ? null : At(text);

    private sealed record Case(QuietPlan Plan, long Now);
}
