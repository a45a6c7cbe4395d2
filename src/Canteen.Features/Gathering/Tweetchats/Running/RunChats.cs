using System.Text.Json;
using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Running;

/// <summary>
/// Runs tweetchats by the clock: opens them, asks their questions, closes them. It reads what is due from the database, so it does not
/// matter which node runs it, how late, or how often.
/// </summary>
public sealed class RunChats(Database database, AskQuestion ask) : IJobWorker
{
    public const string JobKind = "chat-clock";

    public string Kind => JobKind;

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<Id<Chat>>(payload);
        // Each step is a transaction of its own, so that a chat that is far behind holds up nobody.
        while (await database.WriteAsync(tx => StepAsync(tx, id), ct))
        {
            // There may be more to do.
        }
    }

    private async Task<bool> StepAsync(WriteTransaction tx, Id<Chat> id)
    {
        if (await ChatReader.FindAsync(tx, id) is not { IsOpen: true } chat) return false;
        if (chat.Hosts.Count == 0) return await EndAsync(tx, chat);
        if (chat.Host != chat.Hosts[0])
        {
            chat = chat with { Host = chat.Hosts[0] };
            await tx.ExecuteAsync("UPDATE chats SET host_id = @Host WHERE id = @Id", chat);
        }
        if (chat.NextDue() is not { } due) return false;
        if (due > tx.Now)
        {
            await ChatRows.WakeAsync(tx, id, due);
            return false;
        }
        if (chat.State == ChatState.Announced) await OpenChat.OpenAsync(tx, chat);
        else if (tx.Now >= chat.EndsAt) await EndAsync(tx, chat);
        else await ask.AskAsync(tx, chat, chat.Next!);
        return true;
    }

    private static async Task<bool> EndAsync(WriteTransaction tx, Chat chat)
    {
        await CloseChat.CloseAsync(tx, chat);
        return true;
    }
}
