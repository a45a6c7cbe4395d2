using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Running;

/// <summary>Ends a tweetchat that is live.</summary>
public sealed class CloseChat(Database database)
{
    private static readonly Fault NotLive = Fault.Invalid("Validation failed: Only a chat that is live can be ended");

    /// <returns>Also when it is over already. 404, 403: not theirs. 422: it has not begun.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.State == ChatState.Over) return Done.It;
                if (chat.State != ChatState.Live) return NotLive;
                await CloseAsync(tx, chat);
                return Done.It;
            },
            ct);

    /// <summary>One that nobody opened, because all its hosts have gone, is called off.</summary>
    internal static async Task CloseAsync(WriteTransaction tx, Chat chat)
    {
        var state = chat.State == ChatState.Live ? ChatState.Over : ChatState.CalledOff;
        var closed = await tx.ExecuteAsync(
            "UPDATE chats SET state = @State, closed_at = @Now, ends_at = CASE WHEN ends_at > @Now AND state = 2 THEN @Now ELSE ends_at END "
            + "WHERE id = @Id AND state IN (1, 2)",
            new { chat.Id, tx.Now, State = (long)state });
        if (closed > 0) await ChatRows.ChangedAsync(tx, chat with { State = state, ClosedAt = tx.Now });
    }
}
