using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>Something that a host says to the other hosts alone.</summary>
public sealed class TellHosts(Database database)
{
    public const int MaxText = 500;

    private const long Most = 500;

    private static readonly Fault Blank = Fault.Invalid("Validation failed: Write something first");
    private static readonly Fault TooLong = Fault.Invalid($"Validation failed: Text is too long (maximum is {MaxText} characters)");
    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: A chat can have at most {Most} messages");

    /// <returns>404, 403: not their chat; 422: blank or too long.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, string said, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var text = PlainText.Trim(said);
                if (text.Length == 0) return Blank;
                if (text.Length > MaxText) return TooLong;
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out _, out var fault)) return fault;
                var known = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM chat_messages WHERE chat_id = @id", new { id });
                if (known >= Most) return TooMany;
                await tx.ExecuteAsync(
                    "INSERT INTO chat_messages (id, chat_id, account_id, text, created_at) VALUES (@MessageId, @id, @host, @text, @Now)",
                    new { MessageId = tx.NewId<ChatMessage>(), id, host, text, tx.Now });
                return Done.It;
            },
            ct);
}
