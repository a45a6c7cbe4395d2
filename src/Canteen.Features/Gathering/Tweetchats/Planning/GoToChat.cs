using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Somebody will be at a tweetchat; nobody else learns who. Said again, it changes how they are reminded.</summary>
public sealed class GoToChat(Database database)
{
    private const string AddSql =
        """
        INSERT INTO chat_goers (chat_id, account_id, reminders, by_mail, created_at) VALUES (@id, @me, @Bits, @byMail, @Now)
        ON CONFLICT (chat_id, account_id) DO NOTHING
        """;

    private const string ChangeSql =
        "UPDATE chat_goers SET reminders = @Bits, by_mail = @byMail WHERE chat_id = @id AND account_id = @me";

    private static readonly Fault NotAhead = Fault.Invalid("Validation failed: This chat is not ahead any more, or not announced yet");

    /// <returns>404: unknown. 422: it is over, called off, or a draft.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Chat> id, Reminders reminders, bool byMail, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await ChatGate.VisibleChatAsync(tx, id, me) is not { } chat) return Fault.NotFound;
                if (!chat.IsOpen) return NotAhead;
                var row = new { id, me, Bits = (long)reminders, byMail, tx.Now };
                if (await tx.ExecuteAsync(AddSql, row) == 0) await tx.ExecuteAsync(ChangeSql, row);
                else await tx.ExecuteAsync("UPDATE chats SET goers_count = goers_count + 1 WHERE id = @id", row);
                return Done.It;
            },
            ct);
}
