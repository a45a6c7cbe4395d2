namespace Canteen.Domain;

/// <summary>A person (or a bot, or a group) who can post: local, or from another server.</summary>
public sealed class Account
{
    public AccountId Id { get; init; }

    /// <summary>The name after the @, as its owner writes it.</summary>
    public string Handle { get; init; } = "";

    /// <summary>The other server's domain; empty for a local account.</summary>
    public string Domain { get; init; } = "";

    public bool IsLocal => Domain.Length == 0;
    public bool Locked { get; init; }
    public bool Suspended { get; init; }
    public Visibility DefaultVisibility { get; init; }
}
