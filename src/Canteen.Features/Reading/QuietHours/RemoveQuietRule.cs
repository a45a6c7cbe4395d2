using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Takes a part of the week out of somebody's quiet hours; it is not a fault if it is not among them.</summary>
public sealed class RemoveQuietRule(Database database)
{
    /// <param name="zone">Of somebody who has set nothing before.</param>
    public Task<Outcome<QuietPlan>> RunAsync(AccountId owner, QuietRule rule, TimeZoneInfo zone, CancellationToken ct) =>
        database.WriteAsync(
            tx => QuietRows.ChangeAsync(
                tx, owner, zone, plan => plan.WithRules(plan.Zone, [.. plan.Rules.Where(other => other != rule)])),
            ct);
}
