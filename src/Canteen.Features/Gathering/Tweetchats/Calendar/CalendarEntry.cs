namespace Canteen.Features.Gathering.Tweetchats.Calendar;

/// <summary>A chat in somebody's calendar. Times are milliseconds since 1970 (UTC).</summary>
/// <param name="Uid">The same for ever, so that calendars change the entry that they have; unique among all servers.</param>
/// <param name="Page">Absolute.</param>
/// <param name="Sequence">Rises when the time or the cancellation changes. Calendars pass over what is older than what they have.</param>
public sealed record CalendarEntry(
    string Uid,
    string Title,
    string Description,
    Uri Page,
    long StartsAt,
    long EndsAt,
    long ChangedAt,
    int Sequence,
    bool IsCancelled);
