using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>Somebody thanks the hosts of a tweetchat, once. The hosts see how many did.</summary>
public sealed class ThankHosts(Database database)
{
    private const string Sql =
        """
        INSERT INTO chat_people (chat_id, account_id, has_thanked) VALUES (@id, @who, TRUE)
        ON CONFLICT (chat_id, account_id) DO UPDATE SET has_thanked = TRUE
        """;

    private static readonly Fault Oneself = Fault.Invalid("Validation failed: You are one of the hosts");

    /// <returns>404 where they may not know of it, or it has not begun; 422 for a host.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId who, Id<Chat> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await ChatGate.VisibleChatAsync(tx, id, who) is not { State: ChatState.Live or ChatState.Over } chat)
                    return Fault.NotFound;
                if (chat.IsHostedBy(who)) return Oneself;
                await tx.ExecuteAsync(Sql, new { id, who });
                return Done.It;
            },
            ct);
}
