using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>Lets moderators and administrators through. For everybody else their pages are not found.</summary>
public static class StaffGate
{
    public static async Task<bool> IsStaffAsync(ReadSession db, AccountId me) =>
        Roles.IsStaff(await db.ScalarAsync<string>("SELECT role FROM users WHERE account_id = @Id", new { Id = me.Value }) ?? "");
}
