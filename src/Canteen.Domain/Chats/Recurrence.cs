using System.Collections.Immutable;

namespace Canteen.Domain;

/// <summary>One of a series of chats.</summary>
/// <param name="Date">Of the series: it stays the same when this chat is moved.</param>
/// <param name="StartsAt">Milliseconds since 1970 (UTC).</param>
public sealed record Occurrence(DateOnly Date, long StartsAt);

/// <summary>
/// When the chats of a series take place: at the same time on the wall, whatever the clocks do. Where they jump over it, the chat begins
/// with the jump; where they say it twice, at the first time.
/// </summary>
/// <remarks>The same series are equal, and have the same <see cref="ToString"/>, which <see cref="Parse"/> reads.</remarks>
public sealed record Recurrence
{
    public const int MostExceptions = 100;

    /// <summary>A series with a last date lasts for so long at most, and so far ahead others are looked at.</summary>
    public const int MostYears = 5;

    /// <summary>In days. Farther away it would be another chat.</summary>
    public const int FarthestMove = 31;

    private const int MinutesOfDay = 24 * 60;

    private static readonly DateOnly Earliest = new(2000, 1, 1), Latest = new(2199, 12, 31);

    private Recurrence(Rhythm rhythm, TimeZoneInfo zone, DateOnly first, int minute, DateOnly? last) =>
        (Rhythm, Zone, First, Minute, Last) = (rhythm, zone, first, minute, last);

    public Rhythm Rhythm { get; }

    public TimeZoneInfo Zone { get; }

    public DateOnly First { get; }

    /// <summary>After midnight, by the clock in <see cref="Zone"/>.</summary>
    public int Minute { get; }

    /// <summary>No chat is on a later date of the series; null: nobody knows yet when it ends.</summary>
    public DateOnly? Last { get; }

    /// <summary>Dates of the series, and where each is moved to on the wall; null: it is left out.</summary>
    public ImmutableSortedDictionary<DateOnly, DateTime?> Exceptions { get; private init; } =
        ImmutableSortedDictionary<DateOnly, DateTime?>.Empty;

    public static Outcome<Recurrence> Create(Rhythm rhythm, TimeZoneInfo zone, DateOnly first, int minute, DateOnly? last = null)
    {
        if (!Enum.IsDefined(rhythm)) return Invalid("Choose how often the chat takes place");
        if (minute is < 0 or >= MinutesOfDay) return Invalid("The time must be between 00:00 and 23:59");
        if (first < Earliest || first > Latest) return Invalid($"The first date must be from {Earliest.Year} to {Latest.Year}");
        if (last < first) return Invalid("The last date must not be before the first");
        if (last > first.AddYears(MostYears)) return Invalid($"The last date must be within {MostYears} years of the first");
        if (rhythm == Rhythm.Monthly && RhythmDates.Place(first) > 4)
            return Invalid($"Not every month has a fifth {first.DayOfWeek}: choose the last one of the month");
        if (rhythm == Rhythm.MonthlyLast && !RhythmDates.IsLast(first))
            return Invalid($"The first date is not the last {first.DayOfWeek} of its month");
        return new Recurrence(rhythm, zone, first, minute, last);
    }

    /// <summary>Whether the series has a chat that belongs to this date, also one that is left out or moved.</summary>
    public bool Has(DateOnly date) => !(date > Last) && Rhythm.Has(First, date);

    /// <summary>With no chat on this date.</summary>
    public Outcome<Recurrence> Without(DateOnly date) => With(Exceptions.SetItem(date, null));

    /// <summary>With the chat of this date at another time on the wall, which is cut to the minute.</summary>
    public Outcome<Recurrence> Moved(DateOnly date, DateTime wall) =>
        With(Exceptions.SetItem(date, new DateTime(wall.Ticks - (wall.Ticks % TimeSpan.TicksPerMinute))));

    /// <summary>With the chat of this date where it would be without an exception.</summary>
    public Outcome<Recurrence> Kept(DateOnly date) => With(Exceptions.Remove(date));

    /// <returns>When chats begin after a time, earliest first; nothing that is more than <see cref="MostYears"/> ahead.</returns>
    public IEnumerable<long> After(long now) => OccurrencesAfter(now).Select(one => one.StartsAt);

    /// <inheritdoc cref="After"/>
    public IEnumerable<Occurrence> OccurrencesAfter(long now) => OccurrenceOrder.Of(this, now);

    /// <summary>For calendars, to be read with the first date and the zone: <c>FREQ=WEEKLY;BYDAY=TU</c>. It knows no exceptions.</summary>
    public string ToRule() => RecurrenceText.Rule(this);

    /// <summary>Stable, for storage: <c>Weekly;Europe/London;2026-12-01;20:00;;2026-12-29;2027-01-05>2027-01-06T19:30</c>.</summary>
    public override string ToString() => RecurrenceText.Write(this);

    /// <summary>Null for anything but what <see cref="ToString"/> gives, and for zones that this machine does not know.</summary>
    public static Recurrence? Parse(string text) => RecurrenceText.Read(text);

    public bool Equals(Recurrence? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    internal DateTime Wall(DateOnly date) => date.ToDateTime(default).AddMinutes(Minute);

    /// <summary>With these exceptions and no others.</summary>
    internal Outcome<Recurrence> With(ImmutableSortedDictionary<DateOnly, DateTime?> exceptions)
    {
        if (exceptions.Count > MostExceptions) return Invalid($"A series can have at most {MostExceptions} exceptions: begin a new one");
        if (!exceptions.Keys.All(Has)) return Invalid("The series has no chat on that date");
        if (exceptions.Any(IsFar)) return Invalid($"A chat can be moved by at most {FarthestMove} days");
        var changed = this with { Exceptions = exceptions.RemoveRange(exceptions.Where(IsNone).Select(one => one.Key)) };
        return changed.HasTwoAtATime() ? Invalid("The series has another chat at that time") : changed;
    }

    /// <summary>It is moved to where it would be anyway.</summary>
    private bool IsNone(KeyValuePair<DateOnly, DateTime?> exception) => exception.Value == Wall(exception.Key);

    private static bool IsFar(KeyValuePair<DateOnly, DateTime?> exception) => exception.Value is { } wall
        && Math.Abs(DateOnly.FromDateTime(wall).DayNumber - exception.Key.DayNumber) > FarthestMove;

    private bool HasTwoAtATime()
    {
        var moved = Exceptions.Values.OfType<DateTime>().ToList();
        return moved.Distinct().Count() < moved.Count || moved.Exists(IsRegular);
    }

    private bool IsRegular(DateTime wall)
    {
        var date = DateOnly.FromDateTime(wall);
        return Wall(date) == wall && Has(date) && !Exceptions.ContainsKey(date);
    }

    private static Fault Invalid(string sentence) => Fault.Invalid($"Validation failed: {sentence}");
}
