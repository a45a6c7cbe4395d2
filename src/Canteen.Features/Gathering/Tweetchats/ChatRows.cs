using Canteen.Features.Gathering.Tweetchats.Running;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats;

/// <summary>What belongs to every change of a tweetchat.</summary>
internal static class ChatRows
{
    private const string ChangedSql = "UPDATE chats SET revision = revision + 1, changed_at = @Now WHERE id = @Id";

    /// <summary>Tells everybody of a change, and wakes the clock when it next has something to do for the chat.</summary>
    /// <param name="chat">As it is after the change.</param>
    public static async Task ChangedAsync(WriteTransaction tx, Chat chat, Id<ChatQuestion>? asked = null)
    {
        await tx.ExecuteAsync(ChangedSql, new { chat.Id, tx.Now });
        await tx.AnnounceAsync(new ChatChanged(chat.Id, chat.Tag, chat.State, asked));
        if (chat.NextDue() is { } due) await WakeAsync(tx, chat.Id, due);
    }

    /// <summary>
    /// One job for each time, not for each chat: a job that runs may not leave itself behind. One that comes when there is nothing to do
    /// does nothing.
    /// </summary>
    public static Task WakeAsync(WriteTransaction tx, Id<Chat> chat, long at) =>
        tx.EnqueueAsync(RunChats.JobKind, chat, key: $"{chat}@{at}", runAt: at);
}
