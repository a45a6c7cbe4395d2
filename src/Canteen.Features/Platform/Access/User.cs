namespace Canteen.Features.Platform.Access;

/// <summary>The person behind a local account, who signs in. A row of <c>users</c> with the account's handle.</summary>
public sealed class User
{
    public const string Sql =
        """
        SELECT u.account_id, a.handle, u.email, u.email_key, u.password_hash, u.security_stamp, u.role, u.confirmed_at, u.approved_at,
               u.disabled_at, a.suspended_at, u.reason, u.created_at
        FROM users u JOIN accounts a ON a.id = u.account_id
        """;

    public AccountId AccountId { get; set; }
    public string Handle { get; set; } = "";
    public string Email { get; set; } = "";
    public string EmailKey { get; set; } = "";
    public string? PasswordHash { get; set; }
    public string SecurityStamp { get; set; } = "";

    public string Role { get; set; } = Roles.Member;
    public long? ConfirmedAt { get; set; }
    public long? ApprovedAt { get; set; }
    public long? DisabledAt { get; set; }
    public long? SuspendedAt { get; set; }
    public string Reason { get; set; } = "";
    public long CreatedAt { get; set; }

    public AccessState State => AccessStates.Of(ConfirmedAt, ApprovedAt, DisabledAt, SuspendedAt);
}

public static class Roles
{
    public const string Member = "member";
    public const string Moderator = "moderator";
    public const string Admin = "admin";

    public static bool IsKnown(string role) => role is Member or Moderator or Admin;

    public static bool IsStaff(string role) => role is Moderator or Admin;
}
