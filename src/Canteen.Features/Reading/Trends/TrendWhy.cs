using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.Trends;

/// <summary>Why something trends, as a reader is told: how many people of how many organisations, and since when.</summary>
/// <param name="Unnamed">How many of the people name no organisation.</param>
public sealed record TrendWhy(int People, int Organisations, int Unnamed, TrendDay Since)
{
    public string In(IStringLocalizer<Words> l)
    {
        var people = l.Count(People, "{0} person", "{0} people");
        var since = Since.In(l);
        if (Organisations == 0) return l["{0} {1}", people, since];
        var organisations = Unnamed > 0
            ? l.Count(Organisations, "in {0} or more organisations", "in {0} or more organisations")
            : l.Count(Organisations, "in {0} organisation", "in {0} organisations");
        return l["{0} {1} {2}", people, organisations, since];
    }
}

/// <summary>A day within a week, as the reader would call it.</summary>
/// <param name="Ago">How many days ago it was.</param>
/// <param name="IsMorning">It is today, and still morning.</param>
public sealed record TrendDay(int Ago, bool IsMorning, DayOfWeek Name)
{
    public static TrendDay Of(long at, long now, TimeZoneInfo zone)
    {
        var (then, today) = (WallClock.At(zone, at), WallClock.At(zone, now));
        var ago = Math.Max(0, (today.Date - then.Date).Days);
        return new(ago, ago == 0 && today.Hour is >= 4 and < 12, then.DayOfWeek);
    }

    public string In(IStringLocalizer<Words> l) => Ago switch
    {
        0 => IsMorning ? l["this morning"] : l["today"],
        1 => l["since yesterday"],
        < 6 => Named(l),
        _ => l["in the last week"],
    };

    private string Named(IStringLocalizer<Words> l) => Name switch
    {
        DayOfWeek.Monday => l["since Monday"],
        DayOfWeek.Tuesday => l["since Tuesday"],
        DayOfWeek.Wednesday => l["since Wednesday"],
        DayOfWeek.Thursday => l["since Thursday"],
        DayOfWeek.Friday => l["since Friday"],
        DayOfWeek.Saturday => l["since Saturday"],
        _ => l["since Sunday"],
    };
}

/// <summary>Explains trends to whoever asks, by the days of their own time zone.</summary>
public sealed class ExplainTrends(PageViewer viewer, TimeProvider clock)
{
    public async ValueTask<Func<TrendItem, TrendWhy>> RunAsync(HttpContext http)
    {
        var reader = http.Viewer() is { } me ? await viewer.FindAsync(me, http.RequestAborted) : null;
        var (zone, now) = (ReaderZone.Of(http.Request, reader?.TimeZone ?? ""), clock.Milliseconds());
        return item => new(
            item.Score.People, item.Score.Organisations, item.Score.Unnamed, TrendDay.Of(item.Score.Since, now, zone));
    }
}
