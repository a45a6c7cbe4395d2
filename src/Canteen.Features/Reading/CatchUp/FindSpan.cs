using Canteen.Core.Notifications;
using Canteen.Core.Timelines;
using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>What somebody asked to catch up on, as it was sent; null for what was not.</summary>
public sealed record SpanRequest(string? Name = null, string? Days = null, string? From = null, string? To = null);

/// <summary>From when to when somebody catches up. 422: a time that is none, too long, or ends before it begins; a leave
/// that there is not.</summary>
public sealed class FindSpan(Database database, HomeMarkCache marks, QuietHoursCache hours, TimeProvider clock)
{
    internal const string MarkSql = "SELECT caught_up_to FROM catch_up_marks WHERE account_id = @me";

    /// <param name="zone">By whose clock days begin.</param>
    public async Task<Outcome<CatchUpSpan>> RunAsync(AccountId me, SpanRequest asked, TimeZoneInfo zone, CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (asked.From is not null || asked.To is not null) return Between(asked, zone, now);
        return asked.Name switch
        {
            CatchUpSpan.Days => CatchUpSpan.OfDays(asked.Days ?? "", now),
            null or CatchUpSpan.Last => CatchUpSpan.Since(await MarkAsync(me, ct) ?? await HomeAsync(me, now, ct), now, CatchUpSpan.Last),
            CatchUpSpan.Home => CatchUpSpan.Since(await HomeAsync(me, now, ct), now, CatchUpSpan.Home),
            CatchUpSpan.Leave => await LeaveAsync(me, now, ct) is { } leave ? leave : CatchUpSpan.NoLeave,
            "8h" => CatchUpSpan.Since(now - (8 * CatchUpSpan.Hour), now, "8h"),
            "12h" => CatchUpSpan.Since(now - (12 * CatchUpSpan.Hour), now, "12h"),
            "24h" => CatchUpSpan.Since(now - CatchUpSpan.Day, now, "24h"),
            _ => CatchUpSpan.Unknown,
        };
    }

    /// <summary>Null for whoever was not on leave lately.</summary>
    internal async ValueTask<CatchUpSpan?> LeaveAsync(AccountId me, CancellationToken ct) =>
        await LeaveAsync(me, clock.Milliseconds(), ct);

    private async ValueTask<CatchUpSpan?> LeaveAsync(AccountId me, long now, CancellationToken ct) =>
        CatchUpSpan.Of((await hours.FindAsync(me, ct))?.LastLeave, now);

    private static Outcome<CatchUpSpan> Between(SpanRequest asked, TimeZoneInfo zone, long now)
    {
        if (asked.From is null) return CatchUpSpan.NoBeginning;
        if (!CatchUpSpan.Moment(asked.From, zone, isEnd: false).Is(out var from, out var fault)) return fault;
        if (asked.To is not { } end) return CatchUpSpan.Between(from, now, now);
        if (!CatchUpSpan.Moment(end, zone, isEnd: true).Is(out var to, out fault)) return fault;
        if (!CatchUpSpan.Between(from, to, now).Is(out var span, out fault)) return fault;
        return asked.Name is { } name && (name == CatchUpSpan.Leave || CatchUpSpan.Names.Contains(name)) ? span with { Name = name } : span;
    }

    private Task<long?> MarkAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync(db => db.ScalarAsync<long?>(MarkSql, new { me }), ct);

    /// <summary>A day ago for somebody who has read nothing there yet.</summary>
    private async Task<long> HomeAsync(AccountId me, long now, CancellationToken ct) =>
        (await marks.FindAsync(me, ct)).ReadUpTo is > 0 and var read ? new PostId(read).Milliseconds : now - CatchUpSpan.Day;
}
