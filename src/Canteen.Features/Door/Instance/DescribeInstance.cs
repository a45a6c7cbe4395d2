using Canteen.Core.Accounts;
using Canteen.Features.Platform.About;
using Canteen.Storage;

namespace Canteen.Features.Door.Instance;

/// <summary>Gathers what the instance documents contain.</summary>
public sealed class DescribeInstance(Database database, ServerStatistics figures, ListRules rules, AccountHydrator hydrator)
{
    private const string FirstAdministrator =
        "SELECT account_id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY account_id LIMIT 1";

    public async Task<InstanceFacts> RunAsync(CancellationToken ct)
    {
        var contact = await database.ReadAsync(
            async db =>
                await db.FirstOrDefaultAsync<long?>(FirstAdministrator) is { } id
                    ? await hydrator.FindAsync(db, new AccountId(id))
                    : null, ct);
        return new(await figures.LoadAsync(ct), await rules.RunAsync(ct), contact);
    }
}
