using System.Globalization;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Html;
using Microsoft.Extensions.Localization;

namespace Canteen.Tests.Unit.Html;

/// <summary>Times in the reader's zone, on both sides of the clock changes of 2026 (29 March and 25 October in London).</summary>
public sealed class AgoTests
{
    [Theory]
    [InlineData("2026-06-10T07:00:30Z", "2026-06-10T07:00:00Z", "now", "just now")]
    [InlineData("2026-06-10T07:01:00Z", "2026-06-10T07:00:00Z", "1 min", "1 minute ago")]
    // The page says 07:00:00 of it, and a script would say the same.
    [InlineData("2026-06-10T07:01:00.200Z", "2026-06-10T07:00:00.900Z", "1 min", "1 minute ago")]
    [InlineData("2026-06-10T07:59:59Z", "2026-06-10T07:00:00Z", "59 min", "59 minutes ago")]
    [InlineData("2026-06-10T08:00:00Z", "2026-06-10T07:00:00Z", "1 h", "1 hour ago")]
    [InlineData("2026-06-11T06:00:00Z", "2026-06-10T07:00:00Z", "23 h", "23 hours ago")]
    [InlineData("2026-06-11T07:00:00Z", "2026-06-10T07:00:00Z", "yesterday 08:00", "yesterday at 08:00")]
    [InlineData("2026-06-11T22:59:00Z", "2026-06-10T22:10:00Z", "yesterday 23:10", "yesterday at 23:10")]
    [InlineData("2026-06-11T23:01:00Z", "2026-06-10T22:10:00Z", "Wed 23:10", "on 10 June")]
    [InlineData("2026-06-16T20:00:00Z", "2026-06-10T07:00:00Z", "Wed 08:00", "on 10 June")]
    [InlineData("2026-06-17T20:00:00Z", "2026-06-10T07:00:00Z", "10 Jun", "on 10 June")]
    [InlineData("2027-01-02T20:00:00Z", "2026-06-10T07:00:00Z", "10 Jun 2026", "on 10 June 2026")]
    [InlineData("2026-06-10T06:00:00Z", "2026-06-10T07:00:00Z", "now", "just now")]
    public void A_time_is_said_as_people_say_it(string now, string then, string expected, string inSentence)
    {
        var ago = Of(now, "Europe/London");
        Assert.Equal(expected, ago.Short(Milliseconds(then)));
        Assert.Equal(inSentence, ago.Long(Milliseconds(then)));
    }

    [Theory]
    [InlineData("2026-06-10T07:00:00Z", "2026-06-10T15:00:00Z", "16:00")]
    [InlineData("2026-06-10T15:00:00Z", "2026-06-10T07:00:00Z", "08:00")]
    [InlineData("2026-06-10T21:00:00Z", "2026-06-10T23:05:00Z", "tomorrow at 00:05")]
    [InlineData("2026-06-10T07:00:00Z", "2026-06-16T07:00:00Z", "Tuesday at 08:00")]
    [InlineData("2026-06-10T07:00:00Z", "2026-06-17T07:00:00Z", "17 June at 08:00")]
    [InlineData("2026-12-30T07:00:00Z", "2027-01-06T07:00:00Z", "6 January 2027 at 07:00")]
    // A night of 25 hours: the day after tomorrow is a Monday all the same.
    [InlineData("2026-10-24T22:30:00Z", "2026-10-26T00:10:00Z", "Monday at 00:10")]
    public void A_time_to_come_is_said_with_its_day(string now, string then, string expected) =>
        Assert.Equal(expected, Of(now, "Europe/London").Until(Milliseconds(then)));

    [Theory]
    [InlineData("2026-03-29T00:59:00Z", "29 March 2026 at 00:59")]
    [InlineData("2026-03-29T01:00:00Z", "29 March 2026 at 02:00")]
    [InlineData("2026-10-25T00:59:00Z", "25 October 2026 at 01:59")]
    [InlineData("2026-10-25T01:00:00Z", "25 October 2026 at 01:00")]
    public void The_clock_changes_when_it_does_in_London(string then, string expected) =>
        Assert.Equal(expected, Of("2026-12-01T12:00:00Z", "Europe/London").Full(Milliseconds(then)));

    [Theory]
    // 24 hours and a half after 23:10, the night in which the clock goes forward.
    [InlineData("2026-03-29T22:40:00Z", "2026-03-28T22:10:00Z", "yesterday 22:10")]
    // A Sunday of 25 hours: the night before began on Saturday.
    [InlineData("2026-10-25T23:30:00Z", "2026-10-24T22:10:00Z", "yesterday 23:10")]
    [InlineData("2026-10-26T00:30:00Z", "2026-10-24T22:10:00Z", "Sat 23:10")]
    public void Yesterday_is_that_of_the_calendar_also_when_the_clock_changes(string now, string then, string expected) =>
        Assert.Equal(expected, Of(now, "Europe/London").Short(Milliseconds(then)));

    [Theory]
    [InlineData("Australia/Sydney", "11 June 2026 at 08:10")]
    [InlineData("America/St_Johns", "10 June 2026 at 19:40")]
    [InlineData("Asia/Kathmandu", "11 June 2026 at 03:55")]
    public void Elsewhere_it_is_another_time(string zone, string expected) =>
        Assert.Equal(expected, Of("2026-06-20T00:00:00Z", zone).Full(Milliseconds("2026-06-10T22:10:00Z")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Europe/Nowhere")]
    [InlineData("../../etc/passwd")]
    [InlineData("Europe/London\n")]
    public void What_is_not_the_name_of_a_zone_is_none(string? name) => Assert.Null(TimeZones.Find(name));

    private static Ago Of(string now, string zone) =>
        new(Milliseconds(now), TimeZoneInfo.FindSystemTimeZoneById(zone), new English());

    private static long Milliseconds(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private sealed class English : IStringLocalizer<Words>
    {
        public LocalizedString this[string name] => new(name, name, resourceNotFound: true);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(null, name, arguments), true);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
