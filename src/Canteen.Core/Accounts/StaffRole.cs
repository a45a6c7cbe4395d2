namespace Canteen.Core.Accounts;

/// <summary>A role that others see beside a name, so that they know whom to turn to.</summary>
/// <param name="Id">As apps know it: the higher the number, the more the person may do.</param>
public sealed record StaffRole(int Id, string Name)
{
    private static readonly StaffRole Admin = new(3, "Admin");
    private static readonly StaffRole Moderator = new(1, "Moderator");

    /// <param name="role">As in the database: member, moderator, admin.</param>
    public static StaffRole? Of(string? role) => role switch
    {
        "admin" => Admin,
        "moderator" => Moderator,
        _ => null,
    };
}
