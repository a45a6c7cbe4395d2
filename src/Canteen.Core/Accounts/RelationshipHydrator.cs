using Canteen.Storage;

namespace Canteen.Core.Accounts;

/// <summary>Reads the viewer's relationships with accounts by their ids, in the order of the ids, in one query.</summary>
public sealed class RelationshipHydrator(TimeProvider clock)
{
    // A block ends follows, but not at the same moment.
    internal const string Sql =
        """
        SELECT a.id, f.follower_id IS NOT NULL AND apart.none AS following, r.follower_id IS NOT NULL AND apart.none AS requested,
          apart.blocks, apart.blocked_by, apart.blocks_domain,
          u.muted_id IS NOT NULL AS mutes, COALESCE(u.notifications, FALSE) AS mutes_notifications, u.expires_at AS muted_until,
          apart.none AND COALESCE(f.show_boosts, r.show_boosts, FALSE) AS shows_boosts,
          apart.none AND COALESCE(f.notify, r.notify, FALSE) AS notifies,
          COALESCE(f.languages, r.languages) AS languages, f.endorsement_id IS NOT NULL AS endorsed, COALESCE(n.text, '') AS remark,
          apart.none AND EXISTS (SELECT 1 FROM follows b WHERE b.follower_id = a.id AND b.followee_id = @me) AS followed_by,
          apart.none AND EXISTS (SELECT 1 FROM follow_requests b WHERE b.follower_id = a.id AND b.followee_id = @me) AS requested_by
        FROM accounts a
        JOIN (
          SELECT e.id, e.blocks, e.blocked_by, e.blocks_domain, NOT e.blocks AND NOT e.blocked_by AND NOT e.blocks_domain AS none
          FROM (SELECT o.id,
            EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = @me AND k.blocked_id = o.id) AS blocks,
            EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = o.id AND k.blocked_id = @me) AS blocked_by,
            EXISTS (SELECT 1 FROM blocked_domains d WHERE d.account_id = @me AND d.domain = o.domain) AS blocks_domain
          FROM accounts o WHERE o.id IN @Ids) e) apart ON apart.id = a.id
        LEFT JOIN follows f ON f.follower_id = @me AND f.followee_id = a.id
        LEFT JOIN follow_requests r ON r.follower_id = @me AND r.followee_id = a.id
        LEFT JOIN mutes u ON u.account_id = @me AND u.muted_id = a.id AND (u.expires_at IS NULL OR u.expires_at > @now)
        LEFT JOIN account_remarks n ON n.account_id = @me AND n.about_id = a.id
        WHERE a.id IN @Ids
        """;

    /// <summary>Leaves out ids without an account.</summary>
    public async Task<List<RelationshipView>> LoadAsync(ReadSession db, AccountId me, IReadOnlyList<AccountId> ids)
    {
        if (ids.Count == 0) return [];
        var now = clock.Milliseconds();
        var rows = await db.QueryAsync<Row>(Sql, new { me, now, Ids = ids.Select(id => id.Value).Distinct().ToArray() });
        var views = rows.ToDictionary(row => row.Id, row => row.ToView());
        return [.. ids.Where(views.ContainsKey).Select(id => views[id])];
    }

    /// <summary>The relationship with one account; where there is no such account, one like that with a stranger.</summary>
    public async Task<RelationshipView> FindAsync(ReadSession db, AccountId me, AccountId other) =>
        (await LoadAsync(db, me, [other])).FirstOrDefault() ?? new RelationshipView(other);

    private sealed class Row
    {
        public AccountId Id { get; set; }
        public bool Following { get; set; }
        public bool Requested { get; set; }
        public bool ShowsBoosts { get; set; }
        public bool Notifies { get; set; }
        public string? Languages { get; set; }
        public bool Endorsed { get; set; }
        public string Remark { get; set; } = "";
        public bool FollowedBy { get; set; }
        public bool RequestedBy { get; set; }
        public bool Blocks { get; set; }
        public bool BlockedBy { get; set; }
        public bool BlocksDomain { get; set; }
        public bool Mutes { get; set; }
        public bool MutesNotifications { get; set; }
        public long? MutedUntil { get; set; }

        public RelationshipView ToView() => new(Id)
        {
            Following = Following,
            Requested = Requested,
            ShowsBoosts = ShowsBoosts,
            Notifies = Notifies,
            Languages = Languages?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Endorsed = Endorsed,
            Remark = Remark,
            FollowedBy = FollowedBy,
            RequestedBy = RequestedBy,
            Blocks = Blocks,
            BlockedBy = BlockedBy,
            BlocksDomain = BlocksDomain,
            Mutes = Mutes,
            MutesNotifications = MutesNotifications,
            MutedUntil = MutedUntil,
        };
    }
}
