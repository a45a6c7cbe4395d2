namespace Canteen.Domain;

/// <summary>
/// When somebody wants to be left alone, and what is announced to them all the same. Times are milliseconds since 1970 (UTC).
/// </summary>
/// <param name="Zone">By whose clock the rules go.</param>
public sealed record QuietPlan(TimeZoneInfo Zone, IReadOnlyList<QuietRule> Rules)
{
    public const int MostRules = 14;
    public const int MostPeople = 50;

    /// <summary>Until it is ended by hand.</summary>
    public const long Always = long.MaxValue;

    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary>What goes on for longer than the week in which rules repeat goes on for ever.</summary>
    private const long Horizon = 8 * Day;

    private const long LongestPause = 366 * Day;

    private static readonly TimeSpan Morning = TimeSpan.FromHours(7);

    /// <summary>Whatever the rules say, it is quiet before this time; 0: only when the rules say so.</summary>
    public long PausedUntil { get; init; }

    /// <summary>The rules do not count before this time, because their owner ended the quiet.</summary>
    public long AwakeUntil { get; init; }

    /// <summary>The last one, also while it lasts; null for none.</summary>
    public Leave? LastLeave { get; init; }

    /// <summary>Whether mentions are announced in posts that only those mentioned may read.</summary>
    public bool PrivateMentions { get; init; }

    /// <summary>Whose notifications are announced.</summary>
    public IReadOnlySet<long> People { get; init; } = new HashSet<long>();

    public bool IsQuiet(long now) => PausedUntil > now || EndOfRules(now) is not null;

    /// <returns>
    /// When the quiet ends, with all that follows without a break; <see cref="Always"/> for no end; null: it is not quiet.
    /// </returns>
    public long? QuietUntil(long now)
    {
        if (PausedUntil == Always) return Always;
        var end = Math.Max(now, PausedUntil);
        var farthest = end + Horizon;
        while (end < farthest && EndOfRules(end) is { } later) end = later;
        return end >= farthest ? Always : end > now ? end : null;
    }

    /// <param name="isPrivate">It is a mention that only those mentioned may read.</param>
    public bool LetsThrough(AccountId from, bool isPrivate) => (isPrivate && PrivateMentions) || People.Contains(from.Value);

    /// <summary>
    /// Quiet from now on, whatever the rules say. What lasts for a day or more is a leave, whether it is called so or not.
    /// </summary>
    /// <param name="isLeave">They are away until then. While a leave lasts, whatever is chosen changes when it ends.</param>
    public Outcome<QuietPlan> Pause(long until, long now, bool isLeave = false)
    {
        if (until <= now) return Fault.Invalid("Validation failed: The end must be in the future");
        if (until != Always && until > now + LongestPause) return Fault.Invalid("Validation failed: The end must be within a year");
        return this with { PausedUntil = until, LastLeave = LeaveUntil(until, now, isLeave) };
    }

    /// <summary>Ends what is quiet now. The rules count again for what they would begin later.</summary>
    public QuietPlan End(long now)
    {
        var ruled = this with { PausedUntil = 0, LastLeave = LeaveEndedAt(now) };
        return ruled.QuietUntil(now) is { } end ? ruled with { AwakeUntil = Math.Min(end, now + Day) } : ruled;
    }

    /// <summary>With other rules, which count at once.</summary>
    public Outcome<QuietPlan> WithRules(TimeZoneInfo zone, IReadOnlyList<QuietRule> rules)
    {
        QuietRule[] each = [.. rules.Distinct()];
        if (each.Length > MostRules) return Fault.Invalid($"Validation failed: You can have at most {MostRules} quiet times a week");
        foreach (var rule in each)
            if (rule.Check() is { } fault) return fault;
        var isSame = Zone.Id == zone.Id && each.ToHashSet().SetEquals(Rules);
        return isSame ? this : this with { Zone = zone, Rules = each, AwakeUntil = 0 };
    }

    public Outcome<QuietPlan> WithPeople(IEnumerable<AccountId> people)
    {
        var ids = people.Select(person => person.Value).ToHashSet();
        return ids.Count > MostPeople
            ? Fault.Invalid($"Validation failed: You can choose at most {MostPeople} people")
            : this with { People = ids };
    }

    /// <summary>The next morning that is not about to come already.</summary>
    public static long NextMorning(TimeZoneInfo zone, long now)
    {
        var today = WallClock.At(zone, now).Date;
        var early = WallClock.First(zone, today + Morning);
        return early - now >= 3 * 60 * Minute ? early : WallClock.First(zone, today.AddDays(1) + Morning);
    }

    private Leave? LeaveUntil(long until, long now, bool isLeave)
    {
        if (LastLeave is { } leave && leave.Until > now) return leave with { Until = until };
        return isLeave || (until != Always && until - now >= Day) ? new(now, until) : LastLeave;
    }

    /// <summary>What is ended within the hour was a slip of the finger.</summary>
    private Leave? LeaveEndedAt(long now)
    {
        if (LastLeave is not { } leave || leave.Until <= now) return LastLeave;
        return now - leave.From < Hour ? null : leave with { Until = now };
    }

    /// <returns>The latest end of what the rules began and has not ended at a time; null for none.</returns>
    private long? EndOfRules(long at)
    {
        if (Rules.Count == 0 || at < AwakeUntil) return null;
        var today = WallClock.At(Zone, at).Date;
        long? latest = null;
        foreach (var rule in Rules)
        {
            // One that began the day before yesterday can last until now where a clock went back at midnight.
            for (var days = -2; days <= 1; days++)
            {
                var day = today.AddDays(days);
                if (rule.Days.Has(day.DayOfWeek) && End(rule, day, at) is { } end && !(latest >= end)) latest = end;
            }
        }
        return latest;
    }

    private long? End(QuietRule rule, DateTime day, long at)
    {
        if (WallClock.First(Zone, day.AddMinutes(rule.From)) > at) return null;
        var end = WallClock.Last(Zone, day.AddDays(rule.CrossesMidnight ? 1 : 0).AddMinutes(rule.To));
        return end > at ? end : null;
    }
}
