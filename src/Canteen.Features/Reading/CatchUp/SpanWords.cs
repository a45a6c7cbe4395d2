using System.Globalization;
using Canteen.Features.Platform;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>Times as the page and the mail say them.</summary>
internal static class SpanWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>After "since": "08:10 today", "yesterday 20:00", "Tuesday 20:00", "3 March 20:00"</summary>
    public static string Moment(long at, long now, TimeZoneInfo zone, IStringLocalizer<Words> l)
    {
        var (then, today) = (WallClock.At(zone, at), WallClock.At(zone, now));
        var clock = then.ToString("HH:mm", British);
        return (today.Date - then.Date).Days switch
        {
            0 => l["{0} today", clock],
            1 => l["yesterday {0}", clock],
            > 1 and < 7 => $"{l[then.DayOfWeek.ToString()].Value} {clock}",
            _ => $"{Date(then, today)} {clock}",
        };
    }

    /// <summary>A moment of a time that is over, by its date: a weekday might be this week's or last week's.</summary>
    public static string Dated(long at, long now, TimeZoneInfo zone, IStringLocalizer<Words> l)
    {
        var (then, today) = (WallClock.At(zone, at), WallClock.At(zone, now));
        var clock = then.ToString("HH:mm", British);
        return then.Date == today.Date ? l["{0} today", clock] : $"{Date(then, today)} {clock}";
    }

    /// <summary>As somebody chose it: a day, where it is one from its beginning or to its end, else as <see cref="Dated"/>.</summary>
    public static string Chosen(long at, bool isEnd, long now, TimeZoneInfo zone, IStringLocalizer<Words> l)
    {
        var (then, today) = (WallClock.At(zone, at), WallClock.At(zone, now));
        return then.TimeOfDay != TimeSpan.Zero ? Dated(at, now, zone, l) : Date(isEnd ? then.AddDays(-1) : then, today);
    }

    private static string Date(DateTime then, DateTime today) =>
        then.ToString(then.Year == today.Year ? "d MMMM" : "d MMMM yyyy", British);

    public static string OfName(string name, IStringLocalizer<Words> l) => name switch
    {
        CatchUpSpan.Last => l["Since I last caught up"],
        CatchUpSpan.Home => l["Since I last read Home"],
        "8h" => l["8 hours"],
        "12h" => l["12 hours"],
        _ => l["A day"],
    };

    public static string OfKind(CatchUpKind kind, IStringLocalizer<Words> l) => kind switch
    {
        CatchUpKind.Posts => l["Posts"],
        CatchUpKind.Replies => l["Replies"],
        CatchUpKind.Boosts => l["Boosts"],
        CatchUpKind.Links => l["With links"],
        CatchUpKind.Questions => l["Questions"],
        _ => l["All"],
    };

    public static string OfOrder(CatchUpOrder order, IStringLocalizer<Words> l) => order switch
    {
        CatchUpOrder.Oldest => l["Oldest first"],
        CatchUpOrder.Replies => l["Most replies"],
        CatchUpOrder.Favourites => l["Most favourites"],
        CatchUpOrder.Density => l["Longest posts first"],
        _ => l["Newest first"],
    };
}
