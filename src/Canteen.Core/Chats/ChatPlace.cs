namespace Canteen.Core.Chats;

/// <summary>Where a post belongs in a tweetchat.</summary>
public sealed record ChatPlace(Chat Chat, ChatQuestion? Question, ChatPostKind Kind, Lateness Lateness)
{
    /// <summary>
    /// Finds it from what the author wrote in whichever app. Of several chats with its hashtags that one counts which is live; then the one
    /// that is over and whose question it names; then the one that begins soon.
    /// </summary>
    /// <param name="chats">Those with one of the hashtags of the post.</param>
    /// <param name="answered">The post that it answers.</param>
    /// <param name="label">The number of the question that it names, as in A2.</param>
    /// <returns>Null where it belongs to none.</returns>
    public static ChatPlace? Find(IEnumerable<Chat> chats, in Audience audience, Post? answered, int? label, long now)
    {
        ChatPlace? best = null;
        foreach (var chat in chats)
        {
            if (!chat.Takes(audience) || chat.LatenessAt(now) is not { } lateness) continue;
            var place = In(chat, answered, label, lateness);
            if (best is null || Rank(place, answered) < Rank(best, answered)) best = place;
        }
        return best;
    }

    /// <summary>What it is in a certain chat.</summary>
    public static ChatPlace In(Chat chat, Post? answered, int? label, Lateness lateness)
    {
        var parent = answered?.ChatId == chat.Id ? answered : null;
        var asked = chat.Questions.FirstOrDefault(question => parent is not null && question.Post == parent.Id);
        var named = label is { } number ? chat.Called(number) : null;
        var question = named ?? asked ?? chat.Questions.FirstOrDefault(one => one.Id == parent?.ChatQuestionId);
        var kind = parent is not null && asked is null && named is null ? ChatPostKind.Reply : ChatPostKind.Answer;
        return new(chat, question, kind, lateness);
    }

    private static int Rank(ChatPlace place, Post? answered)
    {
        if (answered?.ChatId == place.Chat.Id) return 0;
        return (place.Lateness, place.Question) switch
        {
            (Lateness.InTime, not null) => 1,
            (Lateness.InTime, null) => 2,
            (Lateness.AfterEnd, not null) => 3,
            (Lateness.BeforeStart, _) => 4,
            _ => 5,
        };
    }
}

/// <summary>A post that somebody writes in the room of a tweetchat.</summary>
/// <param name="Question">The one that it answers; null for none.</param>
public sealed record ChatWish(Id<Chat> Chat, Id<ChatQuestion>? Question, bool IsQuestion = false);
