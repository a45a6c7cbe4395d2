namespace Canteen.Features.Door.Invites;

/// <summary>A link by which people may join. Times in milliseconds since 1970.</summary>
public sealed class Invite
{
    public const string Sql = "SELECT id, code, created_by, max_uses, uses, expires_at, created_at FROM invites";

    public long Id { get; set; }
    public string Code { get; set; } = "";
    public long? CreatedBy { get; set; }
    public long? MaxUses { get; set; }
    public long Uses { get; set; }
    public long? ExpiresAt { get; set; }
    public long CreatedAt { get; set; }

    public bool Works(long now) => (MaxUses is null || Uses < MaxUses) && (ExpiresAt is null || ExpiresAt > now);
}
