using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>Keeps the figures of tweetchats true as posts come and go, and notes who is new and who was answered.</summary>
internal sealed class CountChats : IReaction
{
    private const string FirstSql =
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM chat_posts o WHERE o.author_id = @Author AND o.chat_id <> @Chat AND o.post_id < @Post)
          THEN FALSE ELSE TRUE END
        """;

    private const string PersonSql =
        """
        INSERT INTO chat_people (chat_id, account_id, posts_count, is_newcomer) VALUES (@Chat, @Author, 1, @isNew)
        ON CONFLICT (chat_id, account_id) DO UPDATE SET posts_count = chat_people.posts_count + 1, is_newcomer = @isNew
        RETURNING posts_count
        """;

    public string Name => "chat-figures";

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(PostPublished), typeof(PostDeleted), typeof(ChatPostRuled)];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        switch (happened.Event)
        {
            case PostPublished { Chat: { } chat } post: await CountAsync(tx, chat, post); break;
            case PostPublished { ReplyTo: not null } post: await AnsweredAsync(tx, post); break;
            case PostDeleted post: await GoneAsync(tx, post); break;
            case ChatPostRuled ruled: await RecountAsync(tx, ruled.Chat); break;
        }
    }

    private static async Task CountAsync(WriteTransaction tx, Id<Chat> chat, PostPublished post)
    {
        var row = await tx.FirstOrDefaultAsync<PostRow>(
            "SELECT kind, state, by_host FROM chat_posts WHERE post_id = @Post", new { post.Post });
        if (row is null) return;
        var isNew = !row.ByHost && await tx.ScalarAsync<bool>(FirstSql, new { post.Author, Chat = chat, post.Post });
        var said = await tx.ScalarAsync<long>(PersonSql, new { Chat = chat, post.Author, isNew });
        if (isNew) await tx.ExecuteAsync("UPDATE chat_posts SET by_newcomer = TRUE WHERE post_id = @Post", new { post.Post });
        await AddAsync(tx, chat, post.Question, answers: row is { Kind: ChatPostKind.Answer, State: 0 } ? 1 : 0, people: said == 1 ? 1 : 0);
        await AnsweredAsync(tx, post);
    }

    private static async Task AnsweredAsync(WriteTransaction tx, PostPublished post)
    {
        if (post.ReplyTo is { } parent)
            await tx.ExecuteAsync(
                "UPDATE chat_posts SET is_answered = TRUE WHERE post_id = @parent AND author_id <> @Author AND is_answered = FALSE",
                new { parent, post.Author });
    }

    private static async Task GoneAsync(WriteTransaction tx, PostDeleted post)
    {
        var row = await tx.FirstOrDefaultAsync<PostRow>(
            "DELETE FROM chat_posts WHERE post_id = @Post RETURNING chat_id, question_id, kind, state", new { post.Post });
        if (row is null) return;
        var left = await tx.ScalarAsync<long>(
            "UPDATE chat_people SET posts_count = posts_count - 1 WHERE chat_id = @ChatId AND account_id = @Author RETURNING posts_count",
            new { row.ChatId, post.Author });
        var question = row.QuestionId == 0 ? (Id<ChatQuestion>?)null : new(row.QuestionId);
        await AddAsync(tx, row.ChatId, question, row is { Kind: ChatPostKind.Answer, State: 0 } ? -1 : 0, left == 0 ? -1 : 0);
    }

    private static async Task AddAsync(WriteTransaction tx, Id<Chat> chat, Id<ChatQuestion>? question, int answers, int people)
    {
        if (answers != 0 || people != 0)
            await tx.ExecuteAsync(
                "UPDATE chats SET answers_count = answers_count + @answers, people_count = people_count + @people WHERE id = @chat",
                new { chat, answers, people });
        if (answers != 0 && question is { } its)
            await tx.ExecuteAsync(
                "UPDATE chat_questions SET answers_count = answers_count + @answers WHERE id = @its", new { its, answers });
    }

    /// <summary>Hosts rule seldom, so counting again is simpler than knowing what was before.</summary>
    private static async Task RecountAsync(WriteTransaction tx, Id<Chat> chat)
    {
        const string Counted = "SELECT COUNT(*) FROM chat_posts s WHERE s.chat_id = @chat AND s.kind = 0 AND s.state = 0";
        await tx.ExecuteAsync($"UPDATE chats SET answers_count = ({Counted}) WHERE id = @chat", new { chat });
        await tx.ExecuteAsync(
            $"UPDATE chat_questions SET answers_count = ({Counted} AND s.question_id = chat_questions.id) WHERE chat_id = @chat",
            new { chat });
    }

    private sealed class PostRow
    {
        public Id<Chat> ChatId { get; set; }
        public long QuestionId { get; set; }
        public ChatPostKind Kind { get; set; }
        public long State { get; set; }
        public bool ByHost { get; set; }
    }
}
