using Canteen.Core.Chats;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <summary>The figures of a tweetchat that is live or over, for whoever may see it.</summary>
public sealed class ReadFigures(Database database, AccountGate people, TimeProvider clock)
{
    internal const string SumSql = "SELECT posts_count, people_count, impressions, counted_at FROM chat_sums WHERE chat_id = @id";

    internal const string MinutesSql = "SELECT minute, posts_count FROM chat_minutes WHERE chat_id = @id AND posts_count > 0 ORDER BY minute";

    internal const string SpreadSql =
        "SELECT posts_count AS posts, COUNT(*) AS people FROM chat_voices WHERE chat_id = @id AND posts_count > 0 GROUP BY posts_count";

    internal const string TiesSql =
        """
        SELECT from_id, to_id, posts_count FROM chat_ties WHERE chat_id = @id AND posts_count > 0
        ORDER BY posts_count DESC, from_id, to_id LIMIT 1000
        """;

    /// <returns>404 where there is none, it has not begun, or the viewer may not know of it.</returns>
    public async Task<Outcome<ChatFigures>> RunAsync(Id<Chat> id, AccountId? viewer, CancellationToken ct)
    {
        var read = await database.ReadAsync(db => ReadAsync(db, id, viewer), ct);
        if (!read.Is(out var rows, out var fault)) return fault;
        var busiest = ReplyNetwork.BusiestOf(rows.Ties);
        var named = await people.ListedAsync(await people.FindAsync(busiest, viewer, ct), viewer, ct);
        var shown = named.Select(person => person.Id).ToHashSet();
        return Timed(rows) with
        {
            Spread = new([.. Spreads.Of(rows.Spread)]),
            Professions = new([.. rows.Professions]),
            Organisations = new([.. rows.Organisations]),
            Network = new([.. named]),
            Ties = new([.. rows.Ties.Where(tie => shown.Contains(tie.From) && shown.Contains(tie.To))]),
        };
    }

    internal static string NamesSql(string column) =>
        $"""
        SELECT MIN(a.{column}) AS name, COUNT(*) AS people FROM chat_voices v JOIN accounts a ON a.id = v.account_id
        WHERE v.chat_id = @id AND v.posts_count > 0 AND a.suspended_at IS NULL GROUP BY a.{column}_key
        ORDER BY people DESC, a.{column}_key
        """;

    private static async Task<Outcome<Rows>> ReadAsync(ReadSession db, Id<Chat> id, AccountId? viewer)
    {
        if (await ChatGate.VisibleChatAsync(db, id, viewer) is not { State: ChatState.Live or ChatState.Over } chat) return Fault.NotFound;
        var ties = await db.QueryAsync<TieRow>(TiesSql, new { id });
        return new Rows(
            chat,
            await db.FirstOrDefaultAsync<SumRow>(SumSql, new { id }),
            await db.QueryAsync<MinuteRow>(MinutesSql, new { id }),
            [.. (await db.QueryAsync<SpreadRow>(SpreadSql, new { id })).Select(row => (row.Posts, row.People))],
            NameBars.Of(await db.QueryAsync<NameRow>(NamesSql("profession"), new { id })),
            NameBars.Of(await db.QueryAsync<NameRow>(NamesSql("organisation"), new { id })),
            ties.ConvertAll(row => new Tie(row.FromId, row.ToId, row.PostsCount)));
    }

    private ChatFigures Timed(Rows rows)
    {
        var chat = rows.Chat;
        var (first, end) = (chat.OpenedAt / Chat.Minute, chat.ClosedAt > 0 ? chat.ClosedAt : clock.Milliseconds());
        var last = Math.Max(first, (end - 1) / Chat.Minute);
        var live = rows.Minutes.Where(row => row.Minute >= first && row.Minute <= last).ToList();
        var stretch = TimeBars.StretchOf(last - first + 1);
        return new ChatFigures(chat.Id, chat.Title, rows.Sum?.CountedAt)
        {
            Posts = rows.Sum?.PostsCount ?? 0, People = rows.Sum?.PeopleCount ?? 0, Impressions = rows.Sum?.Impressions ?? 0,
            LivePosts = live.Sum(row => row.PostsCount), LiveMinutes = last - first + 1,
            Busiest = rows.Minutes.Select(row => row.PostsCount).DefaultIfEmpty().Max(),
            Stretch = stretch, Times = new(TimeBars.Of(live.Select(row => (row.Minute, row.PostsCount)), first, last, stretch)),
        };
    }

    private sealed record Rows(
        Chat Chat, SumRow? Sum, List<MinuteRow> Minutes, IReadOnlyList<(long Posts, long People)> Spread,
        IReadOnlyList<NamedBar> Professions, IReadOnlyList<NamedBar> Organisations, List<Tie> Ties);

    private sealed class SumRow
    {
        public long PostsCount { get; set; }
        public long PeopleCount { get; set; }
        public long Impressions { get; set; }
        public long CountedAt { get; set; }
    }

    private sealed class MinuteRow
    {
        public long Minute { get; set; }
        public long PostsCount { get; set; }
    }

    private sealed class SpreadRow
    {
        public long Posts { get; set; }
        public long People { get; set; }
    }

    private sealed class TieRow
    {
        public AccountId FromId { get; set; }
        public AccountId ToId { get; set; }
        public long PostsCount { get; set; }
    }
}

internal sealed class NameRow
{
    public string Name { get; set; } = "";
    public long People { get; set; }
}
