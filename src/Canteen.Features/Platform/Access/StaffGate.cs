using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>Lets moderators and administrators through. For everybody else their pages are not found.</summary>
public static class StaffGate
{
    public static async Task<bool> IsStaffAsync(ReadSession db, AccountId me) => Roles.IsStaff(await RoleAsync(db, me));

    /// <summary>For what speaks for the whole server: moderators do not get through.</summary>
    public static async Task<bool> IsAdminAsync(ReadSession db, AccountId me) => await RoleAsync(db, me) == Roles.Admin;

    private static async Task<string> RoleAsync(ReadSession db, AccountId me) =>
        await db.ScalarAsync<string>("SELECT role FROM users WHERE account_id = @Id", new { Id = me.Value }) ?? "";
}
