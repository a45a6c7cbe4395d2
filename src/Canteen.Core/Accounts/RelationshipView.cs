namespace Canteen.Core.Accounts;

/// <summary>How the viewer and one other account stand to each other.</summary>
public sealed record RelationshipView(AccountId Id)
{
    public bool Following { get; init; }

    /// <summary>Of a follow: their boosts come into the home timeline.</summary>
    public bool ShowsBoosts { get; init; }

    /// <summary>Of a follow: the viewer hears of each new post.</summary>
    public bool Notifies { get; init; }

    /// <summary>Of a follow: only posts in these languages; null for all.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Of a follow: the viewer shows them on their profile.</summary>
    public bool Endorsed { get; init; }

    /// <summary>What the viewer wrote about them, for nobody else; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    public bool FollowedBy { get; init; }

    /// <summary>The viewer has asked to follow and waits.</summary>
    public bool Requested { get; init; }

    /// <summary>They have asked to follow the viewer.</summary>
    public bool RequestedBy { get; init; }
}
