using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Core.Viewers;

/// <summary>Reads the initial state of a viewer.</summary>
public sealed class ViewerReader(FlagReader flags, DomainPeopleCache servers)
{
    internal const string FollowsSql = "SELECT followee_id, show_boosts, languages FROM follows WHERE follower_id = @viewer";

    internal static readonly string RestrictionsSql =
        $"""
        SELECT blocked_id AS other_id, TRUE AS blocks, FALSE AS blocked_by, CAST(0 AS BIGINT) AS muted_until
        FROM blocks WHERE account_id = @viewer
        UNION ALL SELECT account_id, FALSE, TRUE, 0 FROM blocks WHERE blocked_id = @viewer
        UNION ALL SELECT muted_id, FALSE, FALSE, COALESCE(expires_at, {long.MaxValue}) FROM mutes WHERE account_id = @viewer
        """;

    internal const string OutOfHomeSql =
        """
        SELECT DISTINCT m.member_id FROM list_members m JOIN lists l ON l.id = m.list_id
        WHERE m.account_id = @viewer AND l.is_exclusive = TRUE
        """;

    /// <summary>With those that are read together with them.</summary>
    internal static readonly string FollowedTagsSql =
        $"""
        SELECT name FROM ({TagGroupSql.Of("SELECT name, id FROM followed_tags WHERE account_id = @viewer", "id")}) followed
        GROUP BY name ORDER BY min(id)
        """;

    internal static readonly string TagLimitsSql =
        $"""
        SELECT t.name, t.list_id, t.most_a_day, m.member_id
        FROM ({TagGroupSql.Of("SELECT name, list_id, most_a_day FROM followed_tags WHERE account_id = @viewer", "list_id", "most_a_day")}) t
        LEFT JOIN list_members m ON m.list_id = t.list_id
        """;

    internal const string WantsChatsSql = "SELECT chats_at_home FROM accounts WHERE id = @viewer";

    internal const string BlockedDomainsSql = "SELECT domain FROM blocked_domains WHERE account_id = @viewer";

    internal async Task<ViewerStart> ReadAsync(ReadSession db, AccountId viewer)
    {
        var follows = await db.QueryAsync<FollowedRow>(FollowsSql, new { viewer });
        var (marked, muted) = await flags.NewestAsync(db, viewer);
        var restrictions = await db.QueryAsync<RestrictionRow>(RestrictionsSql, new { viewer });
        var blocked = new List<DomainPeople>();
        foreach (var domain in await db.QueryAsync<string>(BlockedDomainsSql, new { viewer }))
            blocked.Add(await servers.FindAsync(db, domain));
        return new ViewerStart(new Followed(follows), new Restrictions(restrictions), marked, muted)
        {
            FollowedTags = await db.QueryAsync<string>(FollowedTagsSql, new { viewer }),
            TagLimits = new(await db.QueryAsync<TagLimitRow>(TagLimitsSql, new { viewer })),
            BlockedServers = blocked,
            WantsChats = await db.ScalarAsync<bool>(WantsChatsSql, new { viewer }),
            OutOfHome = await db.QueryAsync<long>(OutOfHomeSql, new { viewer }),
        };
    }
}

/// <summary>The initial state of a viewer, from one snapshot of the database.</summary>
/// <param name="Muted">Threads, by their first posts.</param>
internal sealed record ViewerStart(Followed Followed, Restrictions Restrictions, LoadedFlags Marked, LoadedFlags Muted)
{
    /// <summary>Folded.</summary>
    public IReadOnlyList<string> FollowedTags { get; init; } = [];

    public TagLimits TagLimits { get; init; } = TagLimits.None;

    public IReadOnlyList<DomainPeople> BlockedServers { get; init; } = [];

    public bool WantsChats { get; init; }

    /// <summary>Whom the viewer put into exclusive lists.</summary>
    public IReadOnlyList<long> OutOfHome { get; init; } = [];
}
