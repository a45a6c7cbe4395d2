using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Core.People;

/// <summary>
/// The people whom somebody may mean by a name that they have begun to type: whose handle, or a word of whose display name, begins so. Who
/// is found is as in <see cref="SearchAccounts"/>. It looks at a bounded number of names, those whom one follows first among them.
/// </summary>
public sealed class SuggestAccounts(Database database, AccountHydrator hydrator)
{
    private const int LookedAt = 200;
    private const int Compared = 50;
    private const int MostWords = 5;

    internal const string HandleSql =
        """
        SELECT h.id FROM accounts h WHERE h.handle_key >= @handle AND h.handle_key < @HandleEnd
        ORDER BY h.handle_key, h.domain LIMIT @LookedAt
        """;

    internal const string WordSql =
        """
        SELECT w.account_id AS id FROM account_words w WHERE w.word >= @word AND w.word < @WordEnd
        ORDER BY w.word, w.account_id LIMIT @LookedAt
        """;

    internal const string Sql =
        $"""
        SELECT a.id, a.handle, a.display_name, a.discoverable,
          CASE WHEN EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = @viewer AND f.followee_id = a.id) THEN 1 ELSE 0 END AS followed
        FROM accounts a WHERE a.id IN (SELECT id FROM ({HandleSql}) begun UNION SELECT id FROM ({WordSql}) named)
          AND a.suspended_at IS NULL AND {AccountHydrator.ShownSql} AND {BlockRule.ListedSql}
        ORDER BY followed DESC, a.followers_count DESC, a.id LIMIT @LookedAt
        """;

    /// <param name="viewer">Null for a visitor.</param>
    /// <param name="typed">With or without the @.</param>
    public async Task<List<AccountView>> RunAsync(AccountId? viewer, string typed, int most, CancellationToken ct)
    {
        var words = SearchKey.WordsOf(typed);
        if (words.Count is 0 or > MostWords) return [];
        // The longest is the rarest, more often than not.
        var (handle, word) = (typed.Trim().TrimStart('@').ToLowerInvariant(), words.MaxBy(one => one.Length)!);
        var args = new
        {
            viewer = viewer?.Value ?? 0, handle, HandleEnd = handle + "~", word, WordEnd = SearchKey.EndOf(word), LookedAt,
        };
        return await database.ReadAsync(
            async db =>
            {
                var found = (await db.QueryAsync<Row>(Sql, args)).Where(row => row.IsMeant(handle, words)).Take(Compared).ToList();
                var ids = found.OrderByDescending(row => row.IsCalled(handle)).Take(most).Select(row => row.Id);
                return await hydrator.LoadAsync(db, [.. ids]);
            },
            ct);
    }

    private sealed class Row
    {
        public AccountId Id { get; set; }
        public string Handle { get; set; } = "";
        public string DisplayName { get; set; } = "";
        public bool Discoverable { get; set; }
        public long Followed { get; set; }

        public bool IsCalled(string handle) => Handle.Equals(handle, StringComparison.OrdinalIgnoreCase);

        /// <summary>Words of what somebody does are kept beside those of their name.</summary>
        public bool IsMeant(string handle, IReadOnlyList<string> words)
        {
            if (Handle.StartsWith(handle, StringComparison.OrdinalIgnoreCase)) return true;
            return (Discoverable || Followed > 0) && SearchKey.Begin(words, DisplayName);
        }
    }
}
