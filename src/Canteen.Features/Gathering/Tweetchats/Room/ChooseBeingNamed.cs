using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>Somebody agrees to be named among those who are in a tweetchat, or no longer.</summary>
public sealed class ChooseBeingNamed(Database database)
{
    private const string Sql =
        """
        INSERT INTO chat_people (chat_id, account_id, is_named) VALUES (@id, @who, @named)
        ON CONFLICT (chat_id, account_id) DO UPDATE SET is_named = @named
        """;

    /// <returns>404 where they may not know of it, or it has not begun.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId who, Id<Chat> id, bool named, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await ChatGate.VisibleChatAsync(tx, id, who) is not { State: ChatState.Live or ChatState.Over }) return Fault.NotFound;
                await tx.ExecuteAsync(Sql, new { id, who, named });
                return Done.It;
            },
            ct);
}
