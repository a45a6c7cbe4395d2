using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Somebody who was asked to be a host says yes or no; whoever said yes can leave.</summary>
public sealed class AnswerHosting(Database database)
{
    private static readonly Fault OnlyHost = Fault.Invalid(
        "Validation failed: You are the only host. Ask somebody else first, or call the chat off");

    private const string YesSql = "UPDATE chat_hosts SET accepted = TRUE WHERE chat_id = @id AND account_id = @me AND accepted = FALSE";
    private const string NoSql = "DELETE FROM chat_hosts WHERE chat_id = @id AND account_id = @me";
    private const string AskedSql = "SELECT COUNT(*) FROM chat_hosts WHERE chat_id = @id AND account_id = @me";

    /// <returns>Also when they said so before. 404: nobody asked them. 422: there would be no host left.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Chat> id, bool agrees, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await ChatGate.VisibleChatAsync(tx, id, me) is not { } chat) return Fault.NotFound;
                if (await tx.ScalarAsync<long>(AskedSql, new { id, me }) == 0) return Fault.NotFound;
                if (agrees)
                {
                    if (await tx.ExecuteAsync(YesSql, new { id, me }) == 0) return Done.It;
                }
                else
                {
                    if (chat.IsHostedBy(me) && chat.Hosts.Count == 1) return OnlyHost;
                    await tx.ExecuteAsync(NoSql, new { id, me });
                    if (chat.Host == me) await PassOnAsync(tx, chat);
                }
                await ChatRows.ChangedAsync(tx, (await ChatReader.FindAsync(tx, id))!);
                return Done.It;
            },
            ct);

    private static Task PassOnAsync(WriteTransaction tx, Chat chat) => tx.ExecuteAsync(
        "UPDATE chats SET host_id = @Next WHERE id = @Id", new { chat.Id, Next = chat.Hosts.First(host => host != chat.Host) });
}
