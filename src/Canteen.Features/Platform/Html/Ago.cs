using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Platform.Html;

/// <summary>Times as people read them, all in milliseconds since 1970. <c>times.js</c> has the same steps.</summary>
/// <param name="now">When the page is made.</param>
/// <param name="zone">That of the reader.</param>
public sealed class Ago(long now, TimeZoneInfo zone, IStringLocalizer<Words> l)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"now", "4 min", "3 h", "yesterday 23:10", "Tue 23:10", and after a week the date.</summary>
    public string Short(long then)
    {
        var passed = Passed(then);
        if (passed.TotalMinutes < 1) return l["now"];
        if (passed.TotalHours < 1) return l.Count((int)passed.TotalMinutes, "{0} min", "{0} min");
        if (passed.TotalDays < 1) return l.Count((int)passed.TotalHours, "{0} h", "{0} h");
        return DaysAgo(then) switch
        {
            1 => string.Format(British, l["yesterday {0}"], Clock(then)),
            < 7 => Local(then).ToString("ddd HH:mm", British),
            _ => Date(then, "d MMM"),
        };
    }

    /// <summary>For a sentence: "just now", "4 minutes ago", "yesterday at 23:10", "on 3 March".</summary>
    public string Long(long then)
    {
        var passed = Passed(then);
        if (passed.TotalMinutes < 1) return l["just now"];
        if (passed.TotalHours < 1) return l.Count((int)passed.TotalMinutes, "{0} minute ago", "{0} minutes ago");
        if (passed.TotalDays < 1) return l.Count((int)passed.TotalHours, "{0} hour ago", "{0} hours ago");
        return DaysAgo(then) == 1
            ? string.Format(British, l["yesterday at {0}"], Clock(then))
            : string.Format(British, l["on {0}"], Date(then, "d MMMM"));
    }

    /// <summary>"14 March 2026 at 08:05"</summary>
    public string Full(long then) =>
        string.Format(British, l["{0} at {1}"], Local(then).ToString("d MMMM yyyy", British), Clock(then));

    /// <summary>A time to come: "23:10", "tomorrow at 23:10", "Tuesday at 23:10", and after a week "3 March at 23:10".</summary>
    public string Until(long then) => -DaysAgo(then) switch
    {
        <= 0 => Clock(then),
        1 => string.Format(British, l["tomorrow at {0}"], Clock(then)),
        < 7 => string.Format(British, l["{0} at {1}"], Local(then).ToString("dddd", British), Clock(then)),
        _ => string.Format(British, l["{0} at {1}"], Date(then, "d MMMM"), Clock(then)),
    };

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(long then) =>
        DateTimeOffset.FromUnixTimeMilliseconds(then).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>From the whole second, which is all that a script reads in the page: both say the same in the same moment.</summary>
    private TimeSpan Passed(long then) => TimeSpan.FromMilliseconds(Math.Max(0, now - (then - (then % 1000))));

    private int DaysAgo(long then) => (Local(now).Date - Local(then).Date).Days;

    private DateTimeOffset Local(long then) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(then), zone);

    private string Clock(long then) => Local(then).ToString("HH:mm", British);

    private string Date(long then, string format) =>
        Local(then).ToString(Local(then).Year == Local(now).Year ? format : format + " yyyy", British);
}
