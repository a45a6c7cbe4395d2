using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Adds a part of the week in which somebody wants to be left alone. 422: no day, a time that is none, or one too many.</summary>
public sealed class AddQuietRule(Database database)
{
    /// <param name="zone">Of somebody who has set nothing before.</param>
    public Task<Outcome<QuietPlan>> RunAsync(AccountId owner, QuietRule rule, TimeZoneInfo zone, CancellationToken ct) =>
        database.WriteAsync(
            tx => QuietRows.ChangeAsync(tx, owner, zone, plan => plan.WithRules(plan.Zone, [.. plan.Rules, rule])), ct);
}
