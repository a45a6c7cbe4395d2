using Canteen.Core.Accounts;
using Canteen.Core.Audiences;

namespace Canteen.Features.People.Circle;

/// <summary>
/// Finds who may widen a circle, in one query that looks at no more than so many people, whoever asks: those whom the people follow whom
/// the viewer follows, and the newest member of each organisation, profession and place that is not in the circle. The viewer is there too.
/// </summary>
internal static class CandidateSql
{
    /// <summary>How many names of each kind are looked through, by alphabet: more than there are on all but very large servers.</summary>
    private const int Words = 1000;

    private const string Muted =
        """
        EXISTS (
          SELECT 1 FROM mutes u WHERE u.account_id = @viewer AND u.muted_id = a.id AND (u.expires_at IS NULL OR u.expires_at > @now))
        """;

    // "<> FALSE": in the usual words SQLite would walk along all members, the newest first.
    private const string Findable =
        $"""
        a.discoverable <> FALSE AND a.suspended_at IS NULL AND a.id <> @viewer AND a.id NOT IN @Dismissed
        AND NOT EXISTS (SELECT 1 FROM follows x WHERE x.follower_id = @viewer AND x.followee_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM follow_requests q WHERE q.follower_id = @viewer AND q.followee_id = a.id)
        AND {AccountHydrator.ShownSql} AND {BlockRule.ListedSql} AND NOT {Muted}
        """;

    private const string KnownSql =
        """
        known AS MATERIALIZED (
          SELECT a.profession_key, a.organisation_key, a.place_key FROM (
            SELECT followee_id FROM follows WHERE follower_id = @viewer ORDER BY id DESC LIMIT @Most) mine
          JOIN accounts a ON a.id = mine.followee_id
          UNION ALL SELECT a.profession_key, a.organisation_key, a.place_key FROM accounts a WHERE a.id = @viewer)
        """;

    // Follows count only where the viewer could read of them on profiles, as they do for suggestions. Those that two hundred people follow
    // are many: only who is followed by most of them is looked at closely.
    private const string NearSql =
        $"""
        friends AS MATERIALIZED (
          SELECT m.followee_id AS friend, COALESCE((
            SELECT g.id FROM follows g WHERE g.follower_id = m.followee_id ORDER BY g.id DESC LIMIT 1 OFFSET 199), 0) AS since
          FROM (SELECT followee_id FROM follows WHERE follower_id = @viewer ORDER BY id DESC LIMIT 200) m
          JOIN accounts a ON a.id = m.followee_id
          WHERE a.hide_collections = FALSE AND a.suspended_at IS NULL AND {BlockRule.ListedSql} AND NOT {Muted}),
        near AS MATERIALIZED (
          SELECT f.followee_id AS id, COUNT(*) AS friends
          FROM friends m JOIN follows f ON f.follower_id = m.friend AND f.id >= m.since GROUP BY f.followee_id),
        nearest AS MATERIALIZED (SELECT id, friends FROM near ORDER BY friends DESC, id DESC LIMIT 1000)
        """;

    private static readonly string CandidatesSql =
        $"""
        candidates AS MATERIALIZED (
          SELECT id FROM (
            SELECT n.id FROM nearest n JOIN accounts a ON a.id = n.id
            WHERE a.hide_collections = FALSE AND ({New("profession_key")} OR {New("organisation_key")} OR {New("place_key")}) AND {Findable}
            ORDER BY n.friends DESC, n.id DESC LIMIT 200) followed
          UNION SELECT id FROM {NewestOf("professions", "profession_key")}
          UNION SELECT id FROM {NewestOf("organisations_named", "organisation_key")}
          UNION SELECT id FROM {NewestOf("places", "place_key")}
          UNION SELECT @viewer)
        """;

    public static readonly string Sql =
        $"""
        WITH RECURSIVE {KnownSql}, {NearSql}, {Each("professions", "profession_key")},
        {Each("organisations_named", "organisation_key")}, {Each("places", "place_key")}, {CandidatesSql}
        SELECT a.id, a.profession, a.profession_key, a.organisation, a.organisation_key, a.place, a.place_key,
          CASE WHEN a.hide_collections = FALSE THEN COALESCE(n.friends, 0) ELSE 0 END AS friends
        FROM candidates c JOIN accounts a ON a.id = c.id LEFT JOIN near n ON n.id = c.id
        """;

    public static object Arguments(AccountId viewer, IEnumerable<AccountId> dismissed, long now) =>
        new { viewer, now, Dismissed = dismissed.Select(one => one.Value).Append(0).ToArray(), ReadCircle.Most, Words };

    private static string New(string column) => $"(a.{column} <> '' AND a.{column} NOT IN (SELECT k.{column} FROM known k))";

    /// <summary>Every name that there is, found one after another by the index rather than by looking at everybody.</summary>
    private static string Each(string name, string column) =>
        $"""
        {name} (word, number) AS (
          SELECT '', 0
          UNION ALL SELECT (
            SELECT MIN(a.{column}) FROM accounts a WHERE a.{column} > w.word AND a.{column} <> ''), w.number + 1
          FROM {name} w WHERE w.word IS NOT NULL AND w.number < @Words)
        """;

    private static string NewestOf(string words, string column) =>
        $"""
        (SELECT id FROM (
          SELECT (
            SELECT a.id FROM accounts a WHERE a.{column} = w.word AND a.{column} <> '' AND {Findable} ORDER BY a.id DESC LIMIT 1) AS id
          FROM {words} w WHERE w.word <> '' AND w.word NOT IN (SELECT k.{column} FROM known k)) found
        WHERE id IS NOT NULL ORDER BY id DESC LIMIT 200) newest_{column}
        """;
}
