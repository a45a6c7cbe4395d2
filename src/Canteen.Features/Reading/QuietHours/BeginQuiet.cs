using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>
/// Quiet from now on, whatever the rules say; done again, it changes until when. 422: an end in the past, or too far away.
/// </summary>
public sealed class BeginQuiet(Database database)
{
    /// <param name="zone">Of somebody who has set nothing before.</param>
    public Task<Outcome<QuietPlan>> RunAsync(AccountId owner, QuietEnd end, TimeZoneInfo zone, CancellationToken ct) =>
        database.WriteAsync(
            tx => QuietRows.ChangeAsync(tx, owner, zone, plan => plan.Pause(end.Of(plan.Zone, tx.Now), tx.Now, end.IsLeave)), ct);
}
