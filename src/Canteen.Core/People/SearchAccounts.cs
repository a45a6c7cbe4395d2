using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Core.People;

/// <summary>
/// Finds people whose handle begins with the words, then people whose display name contains them. By display name it finds only people who
/// allow themselves to be discovered, or whom the viewer follows. Nobody with a block between them and the viewer; but whoever
/// blocked finds the other by the whole name, to undo it.
/// </summary>
public sealed class SearchAccounts(Database database, AccountHydrator hydrator, AccountNameCache names)
{
    private const int MaxOffset = 400;

    // A handle is ASCII, and ~ sorts after every character that a handle may contain: the two bounds make a prefix search that the index
    // can answer.
    internal const string ByHandle =
        """
        SELECT a.id FROM accounts a
        WHERE a.handle_key >= @handle AND a.handle_key < @HandleEnd AND (@domain = '*' OR a.domain = @domain)
          AND a.suspended_at IS NULL
        """;

    private const string ByName =
        """
        SELECT a.id FROM accounts a
        WHERE (lower(a.display_name) LIKE @Lower ESCAPE '\' OR a.display_name LIKE @Typed ESCAPE '\') AND a.suspended_at IS NULL
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
        var words = search.Words.Trim();
        if (words.Length == 0) return [];
        return await db.QueryAsync<long>(
            $"{ByName} AND {AccountHydrator.ShownSql} AND {BlockRule.ListedSql}{(search.OnlyFollowed ? Followed : "")}"
                + " ORDER BY a.followers_count DESC, a.id LIMIT @limit",
            new { Lower = Containing(words.ToLowerInvariant()), Typed = Containing(words), search.Me, viewer = search.Me, limit });
    }

    private static string Containing(string words) =>
        "%" + words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}

/// <param name="Words">As typed: a handle with or without @, or a part of a display name.</param>
public sealed record AccountSearch(AccountId Me, string Words, int Limit, int Offset = 0, bool OnlyFollowed = false);
