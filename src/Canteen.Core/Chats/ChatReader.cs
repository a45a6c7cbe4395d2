using Canteen.Storage;

namespace Canteen.Core.Chats;

/// <summary>Reads tweetchats with their questions and hosts, in three queries however many there are.</summary>
public static class ChatReader
{
    public const string Columns =
        """
        c.id, c.host_id, c.title, c.aims, c.tag, c.tag_display, c.zone, c.audience, c.state, c.starts_at, c.ends_at, c.opened_at, c.closed_at,
        c.shows_questions, c.held, c.newcomers_wait, c.summary, c.revision, c.changed_at
        """;

    internal const string QuestionsSql =
        """
        SELECT id, chat_id, kind, position, text, minute, asked_at, post_id, answers_count FROM chat_questions
        WHERE chat_id IN @Ids ORDER BY chat_id, position
        """;

    /// <summary>Whoever is shut out hosts nothing any more.</summary>
    internal const string HostsSql =
        """
        SELECT h.chat_id, h.account_id FROM chat_hosts h JOIN accounts a ON a.id = h.account_id
        LEFT JOIN users u ON u.account_id = h.account_id
        WHERE h.chat_id IN @Ids AND h.accepted = TRUE AND a.suspended_at IS NULL AND u.disabled_at IS NULL
        ORDER BY h.chat_id, h.created_at, h.account_id
        """;

    /// <param name="sql">Selects <see cref="Columns"/> of <c>chats c</c>.</param>
    public static async Task<List<Chat>> ReadAsync(ReadSession db, string sql, object args)
    {
        var rows = await db.QueryAsync<ChatRow>(sql, args);
        if (rows.Count == 0) return [];
        var ids = new { Ids = rows.ConvertAll(row => row.Id.Value) };
        var questions = (await db.QueryAsync<QuestionRow>(QuestionsSql, ids)).ToLookup(row => row.ChatId);
        var hosts = (await db.QueryAsync<HostRow>(HostsSql, ids)).ToLookup(row => row.ChatId, row => row.AccountId);
        return rows.ConvertAll(row => row.ToChat(
            ChatQuestion.Numbered(questions[row.Id].Select(question => question.ToQuestion())),
            [.. hosts[row.Id].OrderBy(host => host == row.HostId ? 0 : 1)]));
    }

    public static async Task<Chat?> FindAsync(ReadSession db, Id<Chat> id) =>
        (await ReadAsync(db, $"SELECT {Columns} FROM chats c WHERE c.id = @id", new { id })).FirstOrDefault();

    private sealed class ChatRow
    {
        public Id<Chat> Id { get; set; }
        public AccountId HostId { get; set; }
        public string Title { get; set; } = "";
        public string Aims { get; set; } = "";
        public string Tag { get; set; } = "";
        public string TagDisplay { get; set; } = "";
        public string Zone { get; set; } = "";
        public ChatAudience Audience { get; set; }
        public ChatState State { get; set; }
        public long StartsAt { get; set; }
        public long EndsAt { get; set; }
        public long OpenedAt { get; set; }
        public long ClosedAt { get; set; }
        public bool ShowsQuestions { get; set; }
        public bool Held { get; set; }
        public bool NewcomersWait { get; set; }
        public string Summary { get; set; } = "";
        public long Revision { get; set; }
        public long ChangedAt { get; set; }

        public Chat ToChat(IReadOnlyList<ChatQuestion> questions, IReadOnlyList<AccountId> hosts) =>
            new(Id, HostId, Title, Tag, TagDisplay, Zone, StartsAt, EndsAt)
            {
                Aims = Aims, Audience = Audience, State = State, OpenedAt = OpenedAt, ClosedAt = ClosedAt,
                ShowsQuestions = ShowsQuestions, IsHeld = Held, NewcomersWait = NewcomersWait, Summary = Summary,
                Revision = (int)Revision, ChangedAt = ChangedAt, Questions = questions, Hosts = hosts,
            };
    }

    private sealed class QuestionRow
    {
        public Id<ChatQuestion> Id { get; set; }
        public Id<Chat> ChatId { get; set; }
        public QuestionKind Kind { get; set; }
        public long Position { get; set; }
        public string Text { get; set; } = "";
        public long Minute { get; set; }
        public long AskedAt { get; set; }
        public long PostId { get; set; }
        public long AnswersCount { get; set; }

        public ChatQuestion ToQuestion() => new(Id, Kind, (int)Position, Text, (int)Minute)
        {
            AskedAt = AskedAt, Post = PostId > 0 ? new PostId(PostId) : null, AnswersCount = AnswersCount,
        };
    }

    private sealed class HostRow
    {
        public Id<Chat> ChatId { get; set; }
        public AccountId AccountId { get; set; }
    }
}
