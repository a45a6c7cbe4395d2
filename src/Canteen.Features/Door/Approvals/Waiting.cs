using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Approvals;

internal static class Waiting
{
    /// <summary>Null for somebody who is not waiting: unknown, not confirmed, or approved already.</summary>
    public static Task<User?> FindAsync(ReadSession db, AccountId person) => db.FirstOrDefaultAsync<User>(
        User.Sql + " WHERE u.account_id = @Id AND u.approved_at IS NULL AND u.confirmed_at IS NOT NULL", new { Id = person.Value });
}
