using Canteen.Core.Chats;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Running;

/// <summary>
/// Asks a question of a tweetchat: a post by the host, once, however many hosts and clocks want it at the same time.
/// </summary>
public sealed class AskQuestion(Database database, PublishWithin publish)
{
    // Of several at once the first changes the row, and the others find nothing to change.
    private const string AskedSql = "UPDATE chat_questions SET asked_at = @Now WHERE id = @Id AND chat_id = @Chat AND asked_at = 0";

    private static readonly Fault NotLive = Fault.Invalid("Validation failed: Questions can be asked while the chat is live");

    /// <returns>Also when it has been asked already. 404: no such question; 404, 403: not theirs. 422: the chat is not live.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, Id<ChatQuestion> question, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.Questions.FirstOrDefault(one => one.Id == question) is not { } wanted) return Fault.NotFound;
                if (wanted.IsAsked) return Done.It;
                if (chat.State != ChatState.Live) return NotLive;
                await AskAsync(tx, chat with { Host = host }, wanted);
                return Done.It;
            },
            ct);

    /// <summary>Asks it in the name of the chat's host. Where the post is refused, the question stands in the room all the same.</summary>
    internal async Task AskAsync(WriteTransaction tx, Chat chat, ChatQuestion question)
    {
        if (await tx.ExecuteAsync(AskedSql, new { question.Id, Chat = chat.Id, tx.Now }) == 0) return;
        var draft = new PostDraft(QuestionText.Of(chat, question))
        {
            Visibility = Visibility.Public, Chat = new ChatWish(chat.Id, question.Id, IsQuestion: true),
        };
        var post = (await publish(tx, chat.Host, draft)).Is(out var id, out _) ? id : default;
        await tx.ExecuteAsync("UPDATE chat_questions SET post_id = @post WHERE id = @Id", new { question.Id, post });
        await tx.ExecuteAsync("UPDATE chats SET question_id = @Question WHERE id = @Id", new { chat.Id, Question = question.Id });
        var asked = question with { AskedAt = tx.Now, Post = post };
        await ChatRows.ChangedAsync(
            tx, chat with { Questions = [.. chat.Questions.Select(one => one.Id == asked.Id ? asked : one)] }, asked.Id);
    }
}
