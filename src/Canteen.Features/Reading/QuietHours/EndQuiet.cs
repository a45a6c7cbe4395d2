using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Ends the quiet that there is now, by whatever it began. It is not a fault if there is none.</summary>
public sealed class EndQuiet(Database database)
{
    /// <param name="zone">Of somebody who has set nothing before.</param>
    public Task<Outcome<QuietPlan>> RunAsync(AccountId owner, TimeZoneInfo zone, CancellationToken ct) =>
        database.WriteAsync(tx => QuietRows.ChangeAsync(tx, owner, zone, plan => plan.End(tx.Now)), ct);
}
