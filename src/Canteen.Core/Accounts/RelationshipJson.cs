using Canteen.Core.Text;

namespace Canteen.Core.Accounts;

/// <summary>Mastodon's Relationship, always with every key. Nobody is told by whom they were blocked.</summary>
public sealed record RelationshipJson
{
    public string Id { get; init; } = "";
    public bool Following { get; init; }
    public bool ShowingReblogs { get; init; }
    public bool Notifying { get; init; }
    public IReadOnlyList<string>? Languages { get; init; }
    public bool FollowedBy { get; init; }
    public bool Blocking { get; init; }
    public bool BlockedBy => false;
    public bool Muting { get; init; }
    public bool MutingNotifications { get; init; }
    public string? MutingExpiresAt { get; init; }
    public bool Requested { get; init; }
    public bool RequestedBy { get; init; }
    public bool DomainBlocking { get; init; }
    public bool Endorsed { get; init; }
    public string Note { get; init; } = "";

    public static RelationshipJson From(RelationshipView view) => new()
    {
        Id = view.Id.ToString(),
        Following = view.Following,
        ShowingReblogs = view.ShowsBoosts,
        Notifying = view.Notifies,
        Languages = view.Languages,
        FollowedBy = view.FollowedBy,
        Requested = view.Requested,
        RequestedBy = view.RequestedBy,
        Blocking = view.Blocks,
        DomainBlocking = view.BlocksDomain,
        Muting = view.Mutes,
        MutingNotifications = view.MutesNotifications,
        MutingExpiresAt = ApiTime.Iso(view.MutedUntil),
        Endorsed = view.Endorsed,
        Note = view.Remark,
    };
}
