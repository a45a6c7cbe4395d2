using Canteen.Domain;
using Canteen.Features.Gathering.Tweetchats;
using Canteen.Storage;
using Canteen.Testing;

namespace Canteen.Tests.Server.Gathering;

/// <summary>A chat that is announced for the next full hour: introductions, Q1 at 5, Q2 at 20, Q3 at 35 minutes, wrap-up at 53.</summary>
internal sealed record PlannedChat(TestServer Server, Id<Chat> Id, IReadOnlyList<string> Questions)
{
    public const string Tag = "NightOwls";

    private static readonly (QuestionKind Kind, int Minute, string Text)[] Plan =
    [
        (QuestionKind.Introductions, 0, "Who are you, and where are you tonight?"),
        (QuestionKind.Question, 5, "What is hard at night?"),
        (QuestionKind.Question, 20, "What did you change?"),
        (QuestionKind.Question, 35, "Who helped?"),
        (QuestionKind.WrapUp, 53, "What do you take away?"),
    ];

    public string Api => $"/api/canteen/v1/chats/{Id}";

    public string Page => $"/chats/{Id}";

    public static async Task<PlannedChat> AnnounceAsync(
        TestServer server, Member host, ChatAudience audience = ChatAudience.Everyone, bool newcomersWait = false, params Member[] hosts)
    {
        var start = server.Clock.Milliseconds() / (60 * Chat.Minute) * (60 * Chat.Minute) + (60 * Chat.Minute);
        var questions = new List<string>();
        var id = await server.Database.WriteAsync(
            async tx =>
            {
                var chat = tx.NewId<Chat>();
                await tx.ExecuteAsync(
                    """
                    INSERT INTO chats (id, host_id, title, tag, tag_display, zone, audience, state, starts_at, ends_at, newcomers_wait,
                      changed_at, created_at)
                    VALUES (@chat, @host, 'Nights that heal', 'nightowls', @Tag, 'Europe/London', @audience, 1, @start, @end, @waits,
                      @Now, @Now)
                    """,
                    new
                    {
                        chat, host = host.Id, Tag, audience = (long)audience, start, end = start + (60 * Chat.Minute),
                        waits = newcomersWait, tx.Now,
                    });
                foreach (var one in hosts.Prepend(host))
                    await tx.ExecuteAsync(
                        "INSERT INTO chat_hosts (chat_id, account_id, accepted, created_at) VALUES (@chat, @who, TRUE, @Now)",
                        new { chat, who = one.Id, tx.Now });
                foreach (var (position, (kind, minute, text)) in Plan.Index())
                {
                    var question = tx.NewId<ChatQuestion>();
                    questions.Add(question.ToString());
                    await tx.ExecuteAsync(
                        """
                        INSERT INTO chat_questions (id, chat_id, kind, position, text, minute)
                        VALUES (@question, @chat, @kind, @position, @text, @minute)
                        """,
                        new { question, chat, kind = (long)kind, position, text, minute });
                }
                await ChatRows.ChangedAsync(
                    tx, new Chat(chat, host.Id, "Nights that heal", "nightowls", Tag, "Europe/London", start, start + (60 * Chat.Minute))
                    {
                        State = ChatState.Announced,
                    });
                return chat;
            },
            CancellationToken.None);
        return new(server, id, questions);
    }

    /// <summary>Moves the clock to a minute after the start, in steps in which everything that is due happens.</summary>
    public async Task GoToAsync(int minute)
    {
        var start = await StartAsync();
        while (Server.Clock.Milliseconds() < start + (minute * Chat.Minute))
        {
            var left = start + (minute * Chat.Minute) - Server.Clock.Milliseconds();
            Server.Clock.Advance(TimeSpan.FromMilliseconds(Math.Min(left, 5 * Chat.Minute)));
            await Server.DrainAsync();
        }
    }

    public Task<List<QuestionRow>> AskedAsync() => Server.Database.ReadAsync(
        db => db.QueryAsync<QuestionRow>(
            "SELECT id, asked_at, post_id, answers_count FROM chat_questions WHERE chat_id = @Id AND asked_at > 0 ORDER BY position", new { Id }),
        CancellationToken.None);

    public async Task<ChatState> StateAsync() => (ChatState)await Server.Database.ReadAsync(
        db => db.ScalarAsync<long>("SELECT state FROM chats WHERE id = @Id", new { Id }), CancellationToken.None);

    private Task<long> StartAsync() => Server.Database.ReadAsync(
        db => db.ScalarAsync<long>("SELECT starts_at FROM chats WHERE id = @Id", new { Id }), CancellationToken.None);

    internal sealed class QuestionRow
    {
        public long Id { get; set; }
        public long AskedAt { get; set; }
        public long PostId { get; set; }
        public long AnswersCount { get; set; }

        public string Post => new PostId(PostId).ToString();
    }
}
