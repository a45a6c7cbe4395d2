using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Running;

/// <summary>A host opens a tweetchat before its time, once the hour before it has begun.</summary>
public sealed class OpenChat(Database database)
{
    private static readonly Fault TooEarly = Fault.Invalid("Validation failed: A chat can be opened in the hour before it starts");
    private static readonly Fault NotAnnounced = Fault.Invalid("Validation failed: Only a chat that is announced can be opened");

    /// <returns>Also when it is open already. 404, 403: not theirs. 422: too early, or not announced.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.State == ChatState.Live) return Done.It;
                if (chat.State != ChatState.Announced) return NotAnnounced;
                if (tx.Now < chat.StartsAt - Chat.Early) return TooEarly;
                await OpenAsync(tx, chat);
                return Done.It;
            },
            ct);

    internal static async Task OpenAsync(WriteTransaction tx, Chat chat)
    {
        var opened = await tx.ExecuteAsync(
            "UPDATE chats SET state = 2, opened_at = @Now WHERE id = @Id AND state = 1", new { chat.Id, tx.Now });
        if (opened > 0) await ChatRows.ChangedAsync(tx, chat with { State = ChatState.Live, OpenedAt = tx.Now });
    }
}
