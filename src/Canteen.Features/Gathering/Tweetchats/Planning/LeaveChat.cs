using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Somebody will not be at a tweetchat after all, and is not reminded of it any more.</summary>
public sealed class LeaveChat(Database database)
{
    private const string GoneSql = "DELETE FROM chat_goers WHERE chat_id = @id AND account_id = @me";

    /// <returns>Also when they had not said that they would. 404: unknown, unless they had.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Chat> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var gone = await tx.ExecuteAsync(GoneSql, new { id, me });
                if (gone > 0) await tx.ExecuteAsync("UPDATE chats SET goers_count = goers_count - 1 WHERE id = @id", new { id });
                else if (await ChatGate.VisibleChatAsync(tx, id, me) is null) return Fault.NotFound;
                return Done.It;
            },
            ct);
}
