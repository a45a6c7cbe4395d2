using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Deletes a tweetchat that was never announced, with all that was planned for it.</summary>
public sealed class DeleteDraft(Database database)
{
    private static readonly Fault NoDraft = Fault.Invalid("Validation failed: Only a draft can be deleted. A chat that is announced can be called off");

    private static readonly string[] Parts =
        ["chat_questions", "chat_reading", "chat_goers", "chat_messages", "chat_people", "chat_news", "chat_hosts"];

    /// <returns>404, 403: not theirs. 422: it was announced.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.State != ChatState.Draft) return NoDraft;
                foreach (var part in Parts) await tx.ExecuteAsync($"DELETE FROM {part} WHERE chat_id = @id", new { id });
                await tx.ExecuteAsync("DELETE FROM chats WHERE id = @id", new { id });
                await tx.AnnounceAsync(new ChatChanged(id, chat.Tag, ChatState.Draft));
                return Done.It;
            },
            ct);
}
