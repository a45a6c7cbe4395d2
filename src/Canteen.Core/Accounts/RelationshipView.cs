namespace Canteen.Core.Accounts;

/// <summary>The relationship between the viewer and one other account.</summary>
public sealed record RelationshipView(AccountId Id)
{
    public bool Following { get; init; }

    /// <summary>Part of a follow: their boosts appear in the home timeline.</summary>
    public bool ShowsBoosts { get; init; }

    /// <summary>Part of a follow: the viewer is notified of each new post.</summary>
    public bool Notifies { get; init; }

    /// <summary>Part of a follow: only posts in these languages; null for all.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Part of a follow: the viewer shows them on their own profile.</summary>
    public bool Endorsed { get; init; }

    /// <summary>The viewer's private note about them; empty where there is none.</summary>
    public string Remark { get; init; } = "";

    public bool FollowedBy { get; init; }

    /// <summary>The viewer has asked to follow them and is waiting for an answer.</summary>
    public bool Requested { get; init; }

    /// <summary>They have asked to follow the viewer.</summary>
    public bool RequestedBy { get; init; }

    /// <summary>The viewer has blocked them.</summary>
    public bool Blocks { get; init; }

    /// <summary>They have blocked the viewer, who must not learn of it.</summary>
    public bool BlockedBy { get; init; }

    /// <summary>The viewer has blocked the server that they belong to.</summary>
    public bool BlocksDomain { get; init; }

    /// <summary>The viewer does not want to read them.</summary>
    public bool Mutes { get; init; }

    /// <summary>Part of a mute: nor be notified of what they do.</summary>
    public bool MutesNotifications { get; init; }

    /// <summary>Part of a mute: when it ends, in milliseconds; null for never.</summary>
    public long? MutedUntil { get; init; }
}
