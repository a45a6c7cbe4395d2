using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Writes the questions of a tweetchat; those that stay keep their ids.</summary>
internal static class QuestionRows
{
    private const string AddSql =
        """
        INSERT INTO chat_questions (id, chat_id, kind, position, text, minute) VALUES (@Id, @chat, @Kind, @Position, @Text, @Minute)
        """;

    // What has been asked keeps what was asked, however the others move around it.
    private const string MoveSql =
        """
        UPDATE chat_questions SET position = @Position, kind = CASE WHEN asked_at > 0 THEN kind ELSE @Kind END,
          text = CASE WHEN asked_at > 0 THEN text ELSE @Text END, minute = CASE WHEN asked_at > 0 THEN minute ELSE @Minute END
        WHERE id = @Id AND chat_id = @chat
        """;

    // Two may not have the same position, not even for a moment.
    private const string AsideSql = "UPDATE chat_questions SET position = position + 1000 WHERE chat_id = @chat";

    private const string GoneSql = "DELETE FROM chat_questions WHERE chat_id = @chat AND position >= 1000 AND asked_at = 0";

    public static async Task WriteAsync(WriteTransaction tx, Id<Chat> chat, IReadOnlyList<ChatQuestion> before, ChatPlan plan)
    {
        if (before.Count > 0) await tx.ExecuteAsync(AsideSql, new { chat });
        foreach (var question in AskedRules.Ordered(plan.Questions))
        {
            var isNew = question.Id == default;
            var row = new
            {
                Id = isNew ? tx.NewId<ChatQuestion>() : question.Id, chat, Kind = (long)question.Kind, Position = (long)question.Position,
                question.Text, Minute = (long)question.Minute,
            };
            await tx.ExecuteAsync(isNew ? AddSql : MoveSql, row);
        }
        if (before.Count > 0) await tx.ExecuteAsync(GoneSql, new { chat });
    }
}
