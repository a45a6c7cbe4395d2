using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Core.People;

/// <summary>
/// Finds people whose handle begins with the words, then people in whose display name each of them begins a word. By display name it finds
/// only people who allow themselves to be discovered, or whom the viewer follows. Nobody with a block between them and the viewer; but
/// whoever blocked finds the other by the whole name, to undo it.
/// </summary>
public sealed class SearchAccounts(Database database, AccountHydrator hydrator, AccountNameCache names)
{
    private const int MaxOffset = 400;

    /// <summary>People with a word that begins as one of those that were typed, those with the most followers first.</summary>
    private const int LookedAt = 1_000;

    // A handle is ASCII, and ~ sorts after every character that a handle may contain: the two bounds make a prefix search that the index
    // can answer.
    internal const string ByHandle =
        """
        SELECT a.id FROM accounts a
        WHERE a.handle_key >= @handle AND a.handle_key < @HandleEnd AND (@domain = '*' OR a.domain = @domain)
          AND a.suspended_at IS NULL
        """;

    // Words of what people do stand beside those of their names.
    internal const string ByName =
        """
        SELECT a.id, a.display_name FROM accounts a
        WHERE a.id IN (SELECT w.account_id FROM account_words w WHERE w.word >= @word AND w.word < @WordEnd) AND a.suspended_at IS NULL
          AND (a.discoverable = TRUE OR EXISTS (SELECT 1 FROM follows d WHERE d.follower_id = @Me AND d.followee_id = a.id))
        """;

    private const string Followed = " AND EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = @Me AND f.followee_id = a.id)";

    public Task<List<AccountView>> RunAsync(AccountSearch search, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var offset = Math.Clamp(search.Offset, 0, MaxOffset);
                var wanted = offset + search.Limit;
                var found = await ByHandleAsync(db, search, wanted);
                if (found.Count < wanted) found.AddRange(await ByNameAsync(db, search, wanted));
                var ids = found.Distinct().Skip(offset).Take(search.Limit).Select(id => new AccountId(id));
                return await hydrator.LoadAsync(db, [.. ids]);
            },
            ct);

    private async Task<List<long>> ByHandleAsync(ReadSession db, AccountSearch search, int limit)
    {
        var (handle, domain) = names.Split(search.Words);
        if (handle.Length == 0 || !handle.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')) return [];
        var named = search.Words.Trim().TrimStart('@').Contains('@', StringComparison.Ordinal);
        return await db.QueryAsync<long>(
            $"{ByHandle} AND {AccountHydrator.ShownSql} AND {BlockRule.NamedSql}{(search.OnlyFollowed ? Followed : "")}"
                + " ORDER BY a.handle_key, a.domain LIMIT @limit",
            new { handle, HandleEnd = handle + "~", domain = named ? domain : "*", search.Me, viewer = search.Me, limit });
    }

    private static async Task<List<long>> ByNameAsync(ReadSession db, AccountSearch search, int limit)
    {
        var words = SearchKey.WordsOf(search.Words);
        if (words.Count == 0) return [];
        // The longest is the rarest, more often than not.
        var word = words.MaxBy(one => one.Length)!;
        var people = await db.QueryAsync<NamedRow>(
            $"{ByName} AND {AccountHydrator.ShownSql} AND {BlockRule.ListedSql}{(search.OnlyFollowed ? Followed : "")}"
                + " ORDER BY a.followers_count DESC, a.id LIMIT @LookedAt",
            new { word, WordEnd = SearchKey.EndOf(word), search.Me, viewer = search.Me, LookedAt });
        return [.. people.Where(person => SearchKey.Begin(words, person.DisplayName)).Take(limit).Select(person => person.Id)];
    }

    private sealed class NamedRow
    {
        public long Id { get; set; }
        public string DisplayName { get; set; } = "";
    }
}

/// <param name="Words">As typed: a handle with or without @, or a part of a display name.</param>
public sealed record AccountSearch(AccountId Me, string Words, int Limit, int Offset = 0, bool OnlyFollowed = false);
