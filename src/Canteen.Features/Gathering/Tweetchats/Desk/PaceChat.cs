using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>What hosts do to the time of their tweetchat.</summary>
public enum Pace
{
    /// <summary>The clock asks nothing until it is let go on.</summary>
    Hold,

    GoOn,

    /// <summary>Ten minutes more, also within the hour after the end.</summary>
    Extend,
}

/// <summary>Holds a live tweetchat, lets it go on, or gives it more time.</summary>
public sealed class PaceChat(Database database)
{
    private const long More = 10 * Chat.Minute;

    private const string OpenAgainSql =
        "UPDATE chats SET ends_at = @ends, state = 2, closed_at = 0 WHERE id = @Id AND state IN (2, 3)";

    private static readonly Fault NotLive = Fault.Invalid("Validation failed: The chat is not live");
    private static readonly Fault TooLong = Fault.Invalid("Validation failed: A chat can last two weeks at most");

    /// <returns>404, 403: not theirs. 422: it is not live, or would last too long.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, Pace pace, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                return pace == Pace.Extend ? await ExtendAsync(tx, chat) : await HoldAsync(tx, chat, pace == Pace.Hold);
            },
            ct);

    private static async Task<Outcome<Done>> HoldAsync(WriteTransaction tx, Chat chat, bool held)
    {
        if (chat.State != ChatState.Live) return NotLive;
        if (chat.IsHeld == held) return Done.It;
        await tx.ExecuteAsync("UPDATE chats SET held = @held WHERE id = @Id", new { chat.Id, held });
        await ChatRows.ChangedAsync(tx, chat with { IsHeld = held });
        return Done.It;
    }

    private static async Task<Outcome<Done>> ExtendAsync(WriteTransaction tx, Chat chat)
    {
        var isJustOver = chat.State == ChatState.Over && tx.Now - chat.ClosedAt <= Chat.Early;
        if (chat.State != ChatState.Live && !isJustOver) return NotLive;
        var ends = Math.Max(chat.EndsAt, tx.Now) + More;
        if (ends - chat.StartsAt > Chat.Longest) return TooLong;
        await tx.ExecuteAsync(OpenAgainSql, new { chat.Id, ends });
        await ChatRows.ChangedAsync(tx, chat with { State = ChatState.Live, EndsAt = ends, ClosedAt = 0 });
        return Done.It;
    }
}
