using System.Globalization;
using Canteen.Features.Platform.Look;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Platform.Html;

/// <summary>Times as people read them. <c>times.js</c> keeps the short form up to date, with the same steps.</summary>
public static class Ago
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"now", "4 min", "3 h", "2 d", and after a week the date. Both times in milliseconds since 1970 (UTC).</summary>
    public static string Short(long then, long now, IStringLocalizer<Words> l)
    {
        var passed = TimeSpan.FromMilliseconds(Math.Max(0, now - then));
        if (passed.TotalMinutes < 1) return l["now"];
        if (passed.TotalHours < 1) return l["{0} min", (int)passed.TotalMinutes];
        if (passed.TotalDays < 1) return l["{0} h", (int)passed.TotalHours];
        if (passed.TotalDays < 7) return l["{0} d", (int)passed.TotalDays];
        var day = DateTimeOffset.FromUnixTimeMilliseconds(then);
        var sameYear = day.Year == DateTimeOffset.FromUnixTimeMilliseconds(now).Year;
        return day.ToString(sameYear ? "d MMM" : "d MMM yyyy", British);
    }

    /// <summary>"14 March 2026, 08:05 UTC"</summary>
    public static string Full(long then) =>
        DateTimeOffset.FromUnixTimeMilliseconds(then).ToString("d MMMM yyyy, HH:mm 'UTC'", British);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(long then) =>
        DateTimeOffset.FromUnixTimeMilliseconds(then).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
