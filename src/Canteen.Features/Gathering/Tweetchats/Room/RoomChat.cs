namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>What the page of the room says of its chat, the same for as long as it is live.</summary>
public sealed record RoomChat(Id<Chat> Id, string Title, string TagDisplay, ChatState State, bool TakesAnswers)
{
    public string Path => $"/chats/{Id}";

    public static RoomChat Of(Chat chat, long now) =>
        new(chat.Id, chat.Title, chat.TagDisplay, chat.State, chat.LatenessAt(now) is not null);
}

public sealed record RoomQuestion(Id<ChatQuestion> Id, QuestionKind Kind, int Number)
{
    public static RoomQuestion? Of(ChatQuestion? question) =>
        question is null ? null : new(question.Id, question.Kind, question.Number);
}
