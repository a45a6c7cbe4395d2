using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Features.People.Suggestions;

/// <summary>
/// Finds whom somebody may want to follow, in one query that looks at no more than so many people, whoever asks. First come those whom most
/// of the people follow whom they follow; of as many, people of their organisation, of their profession, with hashtags that they follow,
/// and who joined last. Nothing else counts.
/// </summary>
public sealed class SuggestionReader(Database database, AccountCache accounts, ViewerCache viewers, TimeProvider clock)
{
    /// <summary>How many are found: twice the longest answer to an app, since some may not be shown any more when they are to be.</summary>
    internal const int Most = 160;

    private const string Findable = "a.discoverable = TRUE AND a.suspended_at IS NULL";

    // SQLite would walk along the newest members for the same in other words.
    private const string FindableOfFew = "a.discoverable <> FALSE AND a.suspended_at IS NULL";

    private const string Muted =
        "EXISTS (SELECT 1 FROM mutes u WHERE u.account_id = @viewer AND u.muted_id = a.id AND (u.expires_at IS NULL OR u.expires_at > @now))";

    // Follows count only where the viewer could read of them on profiles: nobody's who hides whom they follow, or who follows them. Of the
    // newest 200 whom the viewer follows, the newest 200 follows of each.
    private const string FriendsSql =
        $"""
        friends AS MATERIALIZED (
          SELECT m.followee_id AS friend, COALESCE((
            SELECT g.id FROM follows g WHERE g.follower_id = m.followee_id ORDER BY g.id DESC LIMIT 1 OFFSET 199), 0) AS since
          FROM (SELECT followee_id FROM follows WHERE follower_id = @viewer ORDER BY id DESC LIMIT 200) m
          JOIN accounts a ON a.id = m.followee_id
          WHERE a.hide_collections = FALSE AND a.suspended_at IS NULL AND {BlockRule.ListedSql} AND NOT {Muted}),
        near AS MATERIALIZED (
          SELECT f.followee_id AS id, COUNT(*) AS friends, MAX(m.friend) AS friend
          FROM friends m JOIN follows f ON f.follower_id = m.friend AND f.id >= m.since GROUP BY f.followee_id)
        """;

    private const string CandidatesSql =
        $"""
        candidates AS MATERIALIZED (
          SELECT id, friends, friend, 0 AS tags, '' AS tag FROM (
            SELECT n.id, n.friends, n.friend FROM near n JOIN accounts a ON a.id = n.id
            WHERE {FindableOfFew} AND a.hide_collections = FALSE
              AND NOT EXISTS (SELECT 1 FROM follows x WHERE x.follower_id = @viewer AND x.followee_id = n.id)
            ORDER BY n.friends DESC, n.id DESC LIMIT 400) followed
          UNION ALL SELECT id, 0, 0, 0, '' FROM (
            SELECT a.id FROM accounts a WHERE a.organisation_key = @Organisation AND a.organisation_key <> '' AND {FindableOfFew}
            ORDER BY a.id DESC LIMIT 200) colleagues
          UNION ALL SELECT id, 0, 0, 0, '' FROM (
            SELECT a.id FROM accounts a WHERE a.profession_key = @Profession AND a.profession_key <> '' AND {FindableOfFew}
            ORDER BY a.id DESC LIMIT 200) peers
          UNION ALL SELECT account_id, 0, 0, 1, display FROM (
            SELECT f.account_id, f.display FROM featured_tags f WHERE f.name IN @Tags LIMIT 1000) featuring
          UNION ALL SELECT id, 0, 0, 0, '' FROM (
            SELECT a.id FROM accounts a WHERE {Findable} AND a.domain = '' AND a.posts_count > 0 ORDER BY a.id DESC LIMIT 200) newest)
        """;

    internal const string Sql =
        $"""
        WITH {FriendsSql}, {CandidatesSql}
        SELECT a.id AS account_id, CAST(SUM(c.friends) AS BIGINT) AS friends, MAX(c.friend) AS friend, CAST(SUM(c.tags) AS BIGINT) AS tags,
          MAX(c.tag) AS tag, (a.organisation_key <> '' AND a.organisation_key = @Organisation) AS same_organisation,
          (a.profession_key <> '' AND a.profession_key = @Profession) AS same_profession
        FROM candidates c JOIN accounts a ON a.id = c.id
        WHERE a.id <> @viewer AND {FindableOfFew} AND {AccountHydrator.ShownSql} AND {BlockRule.ListedSql} AND NOT {Muted}
          AND NOT EXISTS (SELECT 1 FROM follows x WHERE x.follower_id = @viewer AND x.followee_id = a.id)
          AND NOT EXISTS (SELECT 1 FROM follow_requests q WHERE q.follower_id = @viewer AND q.followee_id = a.id)
          AND NOT EXISTS (SELECT 1 FROM suggestion_dismissals s WHERE s.account_id = @viewer AND s.dismissed_id = a.id)
        GROUP BY a.id
        ORDER BY friends DESC, same_organisation DESC, same_profession DESC, tags DESC, a.id DESC LIMIT @Most
        """;

    internal async Task<List<SuggestionRow>> ReadAsync(AccountId viewer, CancellationToken ct)
    {
        var self = (await accounts.FindAsync([viewer], ct)).GetValueOrDefault(viewer.Value)?.View;
        if (self is null) return [];
        var reader = await viewers.FindAsync(viewer, ct);
        return await database.ReadAsync(
            db => db.QueryAsync<SuggestionRow>(Sql, Arguments(self, reader.FollowedTags, clock.Milliseconds())), ct);
    }

    internal static object Arguments(AccountView self, IReadOnlyList<string> tags, long now) => new
    {
        viewer = self.Id, now, Organisation = SearchKey.Of(self.Organisation), Profession = SearchKey.Of(self.Profession),
        Tags = tags.ToArray(), Most,
    };
}

internal sealed class SuggestionRow
{
    public AccountId AccountId { get; set; }

    /// <summary>How many of those whom the viewer follows follow them.</summary>
    public long Friends { get; set; }

    /// <summary>One of them; 0 for nobody.</summary>
    public AccountId Friend { get; set; }

    /// <summary>How many of the hashtags that the viewer follows they feature.</summary>
    public long Tags { get; set; }

    /// <summary>One of them, as they write it.</summary>
    public string Tag { get; set; } = "";

    public bool SameOrganisation { get; set; }
    public bool SameProfession { get; set; }
}
