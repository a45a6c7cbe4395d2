using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Does not announce in quiet hours what somebody does; it is not a fault if it was not announced before.</summary>
public sealed class HoldBack(Database database)
{
    /// <param name="zone">Of somebody who has set nothing before.</param>
    public Task<Outcome<QuietPlan>> RunAsync(AccountId owner, AccountId person, TimeZoneInfo zone, CancellationToken ct) =>
        database.WriteAsync(
            tx => QuietRows.ChangeAsync(
                tx, owner, zone, plan => plan.WithPeople(plan.People.Select(id => new AccountId(id)).Where(other => other != person))),
            ct);
}
