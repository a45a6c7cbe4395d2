using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Reads and writes what is planned for a tweetchat.</summary>
internal static class PlanRows
{
    private const string AddSql =
        """
        INSERT INTO chats (id, host_id, title, aims, tag, tag_display, zone, audience, state, starts_at, ends_at, shows_questions,
          newcomers_wait, changed_at, created_at)
        VALUES (@id, @host, @Title, @Aims, @Tag, @TagDisplay, @Zone, @Audience, 0, @StartsAt, @EndsAt, @ShowsQuestions, @NewcomersWait,
          @Now, @Now)
        """;

    private const string ChangeSql =
        """
        UPDATE chats SET title = @Title, aims = @Aims, tag = @Tag, tag_display = @TagDisplay, zone = @Zone, audience = @Audience,
          starts_at = @StartsAt, ends_at = @EndsAt, shows_questions = @ShowsQuestions, newcomers_wait = @NewcomersWait
        WHERE id = @id
        """;

    internal const string ReadingSql = "SELECT title, url FROM chat_reading WHERE chat_id = @id ORDER BY position";

    public static async Task AddAsync(WriteTransaction tx, Id<Chat> id, AccountId host, ChatPlan plan)
    {
        await tx.ExecuteAsync(AddSql, Values(tx, id, plan, host));
        await HostRows.AddAsync(tx, id, host, accepted: true);
        await WriteReadingAsync(tx, id, plan);
        await QuestionRows.WriteAsync(tx, id, [], plan);
    }

    public static async Task ChangeAsync(WriteTransaction tx, Chat before, ChatPlan plan)
    {
        await tx.ExecuteAsync(ChangeSql, Values(tx, before.Id, plan, before.Host));
        await WriteReadingAsync(tx, before.Id, plan);
        await QuestionRows.WriteAsync(tx, before.Id, before.Questions, plan);
    }

    /// <summary>With everything that does not stand in the chat itself.</summary>
    public static async Task<ChatPlan> ReadAsync(ReadSession db, Chat chat) => ChatPlan.Of(chat) with
    {
        Reading = await ReadingAsync(db, chat.Id),
        CoHosts = await HostRows.HandlesAsync(db, chat),
    };

    public static async Task<IReadOnlyList<PlannedReading>> ReadingAsync(ReadSession db, Id<Chat> id) =>
    [
        .. (await db.QueryAsync<ReadingRow>(ReadingSql, new { id }))
            .Select((row, place) => new PlannedReading(row.Title, row.Url, place)),
    ];

    private static object Values(WriteTransaction tx, Id<Chat> id, ChatPlan plan, AccountId host) => new
    {
        id, host, plan.Title, plan.Aims, plan.Tag, plan.TagDisplay, plan.Zone, Audience = (long)plan.Audience, plan.StartsAt, plan.EndsAt,
        plan.ShowsQuestions, plan.NewcomersWait, tx.Now,
    };

    private static async Task WriteReadingAsync(WriteTransaction tx, Id<Chat> id, ChatPlan plan)
    {
        await tx.ExecuteAsync("DELETE FROM chat_reading WHERE chat_id = @id", new { id });
        foreach (var (place, link) in plan.Reading.Index())
        {
            await tx.ExecuteAsync(
                "INSERT INTO chat_reading (chat_id, position, title, url) VALUES (@id, @place, @Title, @Url)",
                new { id, place = (long)place, link.Title, link.Url });
        }
    }

    private sealed class ReadingRow
    {
        public string Title { get; set; } = "";
        public string Url { get; set; } = "";
    }
}
