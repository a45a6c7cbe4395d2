using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Who is a host of a tweetchat beside the first, or asked to be.</summary>
internal static class HostRows
{
    internal static readonly string FindSql =
        $"""
        SELECT a.id, a.handle FROM accounts a
        WHERE a.handle_key = @Key AND a.domain = '' AND a.suspended_at IS NULL AND {AccountHydrator.ShownSql} AND {BlockRule.ListedSql}
          AND NOT EXISTS (SELECT 1 FROM users d WHERE d.account_id = a.id AND d.disabled_at IS NOT NULL)
        """;

    internal const string RowsSql =
        """
        SELECT a.id, a.handle, h.accepted FROM chat_hosts h JOIN accounts a ON a.id = h.account_id
        WHERE h.chat_id = @id ORDER BY h.created_at, h.account_id
        """;

    public static Task<List<HostRow>> ReadAsync(ReadSession db, Id<Chat> id) => db.QueryAsync<HostRow>(RowsSql, new { id });

    public static async Task<IReadOnlyList<string>> HandlesAsync(ReadSession db, Chat chat) =>
        [.. (await ReadAsync(db, chat.Id)).Where(row => row.Id != chat.Host).Select(row => row.Handle)];

    public static Task AddAsync(WriteTransaction tx, Id<Chat> chat, AccountId account, bool accepted) => tx.ExecuteAsync(
        "INSERT INTO chat_hosts (chat_id, account_id, accepted, created_at) VALUES (@chat, @account, @accepted, @Now)",
        new { chat, account, accepted, tx.Now });

    /// <summary>Asks those who are new, and takes out those who are not named any more.</summary>
    /// <param name="by">Who names them.</param>
    /// <returns>What is wrong with the names; null for nothing.</returns>
    public static async Task<FieldFault?> WriteAsync(WriteTransaction tx, Chat chat, AccountId by, IReadOnlyList<string> handles)
    {
        var named = handles.Select(handle => handle.Trim().TrimStart('@')).Where(handle => handle.Length > 0).ToList();
        if (named.Count > Chat.MostHosts)
            return new("hosts", "ERR_TOO_MANY", $"There can't be more than {Chat.MostHosts} other hosts");
        var present = await ReadAsync(tx, chat.Id);
        var keep = new HashSet<AccountId> { chat.Host, by };
        List<HostRow> asked = [];
        foreach (var name in named)
        {
            var (isHandle, known) = (Handle.TryParse(name, out var handle), present.Find(row => IsCalled(row, name)));
            if (known is null && isHandle) known = (await FindAsync(tx, by, handle)) is { } found ? Add(asked, found) : null;
            if (known is null) return new("hosts", "ERR_INVALID", $"Nobody here is called @{Cut(name)}");
            keep.Add(known.Id);
        }
        foreach (var gone in present.Where(row => !keep.Contains(row.Id)))
            await tx.ExecuteAsync("DELETE FROM chat_hosts WHERE chat_id = @Chat AND account_id = @Id", new { Chat = chat.Id, gone.Id });
        foreach (var person in asked.DistinctBy(person => person.Id)) await AskAsync(tx, chat, by, person.Id);
        return null;
    }

    private static async Task AskAsync(WriteTransaction tx, Chat chat, AccountId by, AccountId person)
    {
        await AddAsync(tx, chat.Id, person, accepted: false);
        await tx.AnnounceAsync(new ChatRemembered(chat.Id, chat.Title, by, person, ChatNews.AskedToHost));
    }

    private static bool IsCalled(HostRow row, string name) => row.Handle.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static HostRow Add(List<HostRow> asked, HostRow found)
    {
        asked.Add(found);
        return found;
    }

    private static string Cut(string name) => name.Length > Handle.MaxLength ? name[..Handle.MaxLength] + "…" : name;

    private static async Task<HostRow?> FindAsync(ReadSession db, AccountId by, Handle handle) =>
        await db.FirstOrDefaultAsync<HostRow>(FindSql, new { handle.Key, viewer = by });
}

internal sealed class HostRow
{
    public AccountId Id { get; set; }
    public string Handle { get; set; } = "";
    public bool Accepted { get; set; }
}
