using System.Collections.Concurrent;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>How a tweetchat is doing just now.</summary>
/// <param name="Here">How many had it in view within the last two minutes.</param>
/// <param name="Answers">To all questions.</param>
/// <param name="ToQuestions">To each of them.</param>
/// <param name="Newcomers">Answers of newcomers that nobody has answered.</param>
/// <param name="Named">Some of those who are here and agreed to be named.</param>
public sealed record Pulse(
    int Here, int Answers, int People, IReadOnlyDictionary<Id<ChatQuestion>, int> ToQuestions, int Newcomers,
    IReadOnlyList<AccountId> Named);

/// <summary>The pulse of each tweetchat, read at most every few seconds on a node, however many pages show it.</summary>
public sealed class RoomPulse(Database database, TimeProvider clock)
{
    private const long Kept = 3_000;

    private const int MostNamed = 20;

    internal const string CountsSql = "SELECT answers_count, people_count FROM chats WHERE id = @chat";

    internal const string HereSql = "SELECT COUNT(*) FROM chat_people WHERE chat_id = @chat AND last_minute >= @since";

    internal const string NewcomersSql =
        """
        SELECT COUNT(*) FROM chat_posts
        WHERE chat_id = @chat AND by_newcomer = TRUE AND is_answered = FALSE AND kind = 0 AND state = 0
        """;

    internal const string NamedSql =
        """
        SELECT account_id FROM chat_people WHERE chat_id = @chat AND last_minute >= @since AND is_named = TRUE ORDER BY last_minute DESC
        LIMIT @MostNamed
        """;

    private readonly ConcurrentDictionary<Id<Chat>, Timed> _known = new();

    public async ValueTask<Pulse> FindAsync(Id<Chat> chat, CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (_known.TryGetValue(chat, out var known) && now - known.At < Kept && now >= known.At) return known.Pulse;
        var pulse = await database.ReadAsync(db => ReadAsync(db, chat, now), ct);
        if (_known.Count > 1000) _known.Clear();
        _known[chat] = new(pulse, now);
        return pulse;
    }

    private static async Task<Pulse> ReadAsync(ReadSession db, Id<Chat> chat, long now)
    {
        var since = (now / Chat.Minute) - 1;
        var counts = await db.FirstOrDefaultAsync<Counts>(CountsSql, new { chat }) ?? new();
        var questions = await db.QueryAsync<QuestionCount>(
            "SELECT id, answers_count FROM chat_questions WHERE chat_id = @chat", new { chat });
        return new(
            (int)await db.ScalarAsync<long>(HereSql, new { chat, since }),
            (int)counts.AnswersCount,
            (int)counts.PeopleCount,
            questions.ToDictionary(row => row.Id, row => (int)row.AnswersCount),
            (int)await db.ScalarAsync<long>(NewcomersSql, new { chat }),
            await db.QueryAsync<AccountId>(NamedSql, new { chat, since, MostNamed }));
    }

    private sealed record Timed(Pulse Pulse, long At);

    private sealed class Counts
    {
        public long AnswersCount { get; set; }
        public long PeopleCount { get; set; }
    }

    private sealed class QuestionCount
    {
        public Id<ChatQuestion> Id { get; set; }
        public long AnswersCount { get; set; }
    }
}
