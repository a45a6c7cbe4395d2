using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Approvals;

/// <summary>People who have confirmed their e-mail address and are waiting to be approved, those who have waited longest first.</summary>
public sealed class ListWaiting(Database database)
{
    /// <returns>404 for anybody but staff.</returns>
    public Task<Outcome<IReadOnlyList<User>>> RunAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync<Outcome<IReadOnlyList<User>>>(
            async db => await StaffGate.IsStaffAsync(db, me)
                ? await db.QueryAsync<User>(
                    User.Sql + " WHERE u.approved_at IS NULL AND u.confirmed_at IS NOT NULL ORDER BY u.confirmed_at LIMIT 100")
                : Fault.NotFound,
            ct);
}
