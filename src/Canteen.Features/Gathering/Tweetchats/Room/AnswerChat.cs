using Canteen.Core.Chats;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>What somebody writes in the room of a tweetchat.</summary>
/// <param name="Question">The one that it answers; null for none.</param>
/// <param name="ReplyTo">A post of the chat that it answers; null for none.</param>
/// <param name="Key">The same each time one form is sent; empty for none.</param>
public sealed record ChatAnswer(string Text, Id<ChatQuestion>? Question, PostId? ReplyTo, string Key = "")
{
    public AppId? App { get; init; }
}

/// <summary>Answers in a tweetchat: a post with its hashtag, for whoever may read the chat.</summary>
public sealed class AnswerChat(Database database, PublishDraft publish, TimeProvider clock)
{
    private static readonly Fault NotOpen = Fault.Invalid("Validation failed: This chat takes no answers just now");

    private static readonly Fault NotAsked = Fault.Invalid("Validation failed: This question has not been asked yet");

    /// <returns>404: no such chat, question or post; 422: it takes no answers now, or the words break a rule.</returns>
    public async Task<Outcome<PostId>> RunAsync(AccountId who, Id<Chat> id, ChatAnswer answer, CancellationToken ct)
    {
        if (await database.ReadAsync(db => ChatGate.VisibleChatAsync(db, id, who), ct) is not { } chat) return Fault.NotFound;
        if (chat.LatenessAt(clock.Milliseconds()) is null) return NotOpen;
        var question = chat.Questions.FirstOrDefault(one => one.Id == answer.Question);
        if (answer.Question is not null && question is null) return Fault.NotFound;
        if (question is { IsAsked: false }) return NotAsked;
        var draft = new PostDraft(WithTag(answer.Text, chat))
        {
            Visibility = Visibility.Public, ReplyTo = answer.ReplyTo, IdempotencyKey = answer.Key, App = answer.App,
            Chat = new ChatWish(id, question?.Id),
        };
        return await publish(who, draft, ct);
    }

    /// <summary>The hashtag is added where the text does not have it; nothing is added to no text.</summary>
    internal static string WithTag(string typed, Chat chat)
    {
        var text = PlainText.Trim(typed);
        return text.Length == 0 || PostText.Parse(text).Tags.Any(tag => tag.Name == chat.Tag) ? text : $"{text} #{chat.TagDisplay}";
    }
}
