using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>
/// Announces what somebody does also in quiet hours. Nobody is told. 403: oneself; 404: unknown, or somebody who blocked the caller; 422:
/// one too many.
/// </summary>
public sealed class LetThrough(Database database, AccountGate gate)
{
    /// <param name="zone">Of somebody who has set nothing before.</param>
    public Task<Outcome<QuietPlan>> RunAsync(AccountId owner, AccountId person, TimeZoneInfo zone, CancellationToken ct) =>
        database.WriteAsync<Outcome<QuietPlan>>(
            async tx =>
            {
                if (person == owner) return Fault.NotAllowed;
                if (await gate.FindAsync(tx, person, owner) is null) return Fault.NotFound;
                return await QuietRows.ChangeAsync(
                    tx, owner, zone, plan => plan.WithPeople([.. plan.People.Select(id => new AccountId(id)), person]));
            },
            ct);
}
