using System.Globalization;
using Canteen.Features.Platform;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>When a tweetchat is, in words.</summary>
/// <param name="reader">The zone in which its times are shown.</param>
/// <param name="now">Milliseconds.</param>
internal sealed class ChatMoment(Chat chat, TimeZoneInfo reader, long now, IStringLocalizer<Words> l)
{
    private const long Hour = 60 * Chat.Minute;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Tuesday 3 March 2027, 20:00 to 21:00".</summary>
    public string Span => In(reader);

    /// <summary>The same by the clock of the chat; null where that is the reader's.</summary>
    public string? SpanThere =>
        TimeZones.Find(chat.Zone) is { } zone && In(zone) is var there && there != In(reader)
            ? l["{0} by the clock of {1}", there, chat.Zone.Replace('_', ' ')].Value
            : null;

    /// <summary>"in 3 days"; empty once it has begun.</summary>
    public string Ahead
    {
        get
        {
            var left = chat.StartsAt - now;
            if (left <= 0) return "";
            if (left < Hour) return l.Count((int)((left + Chat.Minute - 1) / Chat.Minute), "in {0} minute", "in {0} minutes");
            var days = (Wall(reader, chat.StartsAt).Date - Wall(reader, now).Date).Days;
            if (days == 0) return l.Count((int)(left / Hour), "in {0} hour", "in {0} hours");
            return days == 1 ? l["tomorrow"] : l.Count(days, "in {0} day", "in {0} days");
        }
    }

    public string Length => LengthOf((chat.EndsAt - chat.StartsAt) / Chat.Minute, l);

    /// <summary>"1 hour 30 minutes", "3 days".</summary>
    public static string LengthOf(long minutes, IStringLocalizer<Words> l)
    {
        if (minutes >= 24 * 60 && minutes % (24 * 60) == 0) return l.Count(minutes / (24 * 60), "{0} day", "{0} days");
        if (minutes % 60 == 0) return l.Count(minutes / 60, "{0} hour", "{0} hours");
        if (minutes < 60) return l.Count(minutes, "{0} minute", "{0} minutes");
        return l["{0} and {1}", l.Count(minutes / 60, "{0} hour", "{0} hours"), l.Count(minutes % 60, "{0} minute", "{0} minutes")];
    }

    /// <summary>"20:17"; with its day where the chat lasts for days.</summary>
    public string Clock(long at) => Wall(reader, at).ToString(chat.IsSlow ? "ddd HH:mm" : "HH:mm", British);

    private string In(TimeZoneInfo zone)
    {
        var (from, to) = (Wall(zone, chat.StartsAt), Wall(zone, chat.EndsAt));
        var end = from.Date == to.Date ? to.ToString("HH:mm", British) : to.ToString("dddd d MMMM, HH:mm", British);
        return l["{0}, {1} to {2}", from.ToString("dddd d MMMM yyyy", British), from.ToString("HH:mm", British), end];
    }

    private static DateTime Wall(TimeZoneInfo zone, long at) => WallClock.At(zone, at);
}
