using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using VCalendar = Ical.Net.Calendar;

namespace Canteen.Features.Gathering.Tweetchats.Calendar;

/// <summary>
/// Writes chats as a file for calendars (RFC 5545): one to download, or several as a feed to subscribe to. It has no reminders: people have
/// told their calendars when they want to be reminded.
/// </summary>
public static class ChatCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Product = "-//Canteen//Tweetchats//EN";

    /// <summary>How often a feed is worth asking for, by RFC 7986 and as Outlook reads it.</summary>
    private const string Refresh = "PT1H";

    /// <param name="name">Of a feed, as calendars list it; null for a file to download.</param>
    public static byte[] Write(IReadOnlyList<CalendarEntry> entries, string? name = null)
    {
        var calendar = new VCalendar { ProductId = Product, Method = CalendarMethods.Publish };
        if (name is not null) AddFeed(calendar, name);
        foreach (var entry in entries) calendar.Events.Add(Event(entry));
        return CalendarLines.Fold(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    private static void AddFeed(VCalendar calendar, string name)
    {
        calendar.AddProperty("X-WR-CALNAME", PlainText.OneLine(PlainText.Clean(name)));
        var refresh = new CalendarProperty("REFRESH-INTERVAL", Refresh);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
    }

    private static CalendarEvent Event(CalendarEntry entry) => new()
    {
        Uid = PlainText.OneLine(PlainText.Clean(entry.Uid)),
        Summary = PlainText.Clean(entry.Title),
        Description = PlainText.Clean(entry.Description),
        // As typed, an address may have letters in it that calendars do not take.
        Url = new Uri(entry.Page.AbsoluteUri),
        DtStamp = Utc(entry.ChangedAt),
        DtStart = Utc(entry.StartsAt),
        DtEnd = Utc(entry.EndsAt),
        Sequence = entry.Sequence,
        Status = entry.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
    };

    private static CalDateTime Utc(long time) => new(DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime, CalDateTime.UtcTzId, true);
}
