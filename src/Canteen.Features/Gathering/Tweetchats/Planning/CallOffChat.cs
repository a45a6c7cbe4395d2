using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Says that a tweetchat which was announced will not take place, and tells those who wanted to be there.</summary>
public sealed class CallOffChat(Database database)
{
    private static readonly Fault NotAnnounced = Fault.Invalid("Validation failed: Only a chat that is announced can be called off");

    /// <returns>Also when it is called off already. 404, 403: not theirs. 422: it is a draft, live or over.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.State == ChatState.CalledOff) return Done.It;
                if (chat.State != ChatState.Announced) return NotAnnounced;
                await tx.ExecuteAsync("UPDATE chats SET state = 4, closed_at = @Now WHERE id = @id AND state = 1", new { id, tx.Now });
                var off = chat with { State = ChatState.CalledOff, ClosedAt = tx.Now };
                await ChatRows.ChangedAsync(tx, off);
                await ChatNewsJobs.CalledOffAsync(tx, off);
                return Done.It;
            },
            ct);
}
