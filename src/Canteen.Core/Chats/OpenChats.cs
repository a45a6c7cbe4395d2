using Canteen.Storage;

namespace Canteen.Core.Chats;

/// <summary>
/// The tweetchats in which a new post may belong, all of them in the memory of this node: those that are announced or live, and those that
/// were over not long ago.
/// </summary>
public sealed class OpenChats(Database database, TimeProvider clock) : ILiveTail
{
    /// <summary>Two of them: what is announced or live, and what is over but still takes late answers, by their own indexes.</summary>
    internal const string Sql =
        $"""
        SELECT {ChatReader.Columns} FROM chats c WHERE c.state IN (1, 2) AND c.ends_at > @After
        UNION ALL
        SELECT {ChatReader.Columns} FROM chats c WHERE c.state = 3 AND c.ends_at > @After
        """;

    private readonly Lock _lock = new();
    private int _changes;
    private volatile Known? _known;

    public async ValueTask<IReadOnlyList<Chat>> WithTagAsync(ReadSession db, string tag) =>
        (_known ?? await KeepAsync(db)).ByTag.TryGetValue(tag, out var chats) ? chats : [];

    public async ValueTask<Chat?> FindAsync(Id<Chat> id, CancellationToken ct) =>
        (_known ?? await database.ReadAsync(KeepAsync, ct)).ById.GetValueOrDefault(id);

    /// <summary>Those that are live or announced, the one that starts first first.</summary>
    public async ValueTask<IReadOnlyList<Chat>> AllAsync(CancellationToken ct) =>
        (_known ?? await database.ReadAsync(KeepAsync, ct)).InOrder;

    /// <summary>
    /// They host one that is live. False where this node does not know just now: it does once anybody has posted with a hashtag.
    /// </summary>
    public bool HasLiveOf(AccountId host) => _known?.LiveHosts.Contains(host) == true;

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is ChatChanged or AccountSuspended or AccessChanged) Forget();
    }

    public void Forget()
    {
        lock (_lock)
        {
            _changes++;
            _known = null;
        }
    }

    private async Task<Known> KeepAsync(ReadSession db)
    {
        var changes = Volatile.Read(ref _changes);
        var read = new Known(await ChatReader.ReadAsync(db, Sql, new { After = clock.Milliseconds() - (2 * Chat.Late) }));
        lock (_lock)
        {
            if (_changes == changes) _known = read;
        }
        return read;
    }

    private sealed class Known(List<Chat> chats)
    {
        public Dictionary<Id<Chat>, Chat> ById { get; } = chats.ToDictionary(chat => chat.Id);

        public Dictionary<string, List<Chat>> ByTag { get; } = chats.GroupBy(chat => chat.Tag, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

        public HashSet<AccountId> LiveHosts { get; } =
            [.. chats.Where(chat => chat.State == ChatState.Live).SelectMany(chat => chat.Hosts)];

        public IReadOnlyList<Chat> InOrder { get; } = [.. chats.Where(chat => chat.IsOpen).OrderBy(chat => chat.StartsAt)];
    }
}
