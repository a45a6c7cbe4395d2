using Canteen.Core.Accounts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>What stands at the top of the room: the question, and how much time is left. Times in milliseconds.</summary>
public sealed record RoomHead(Id<Chat> Chat, ChatState State)
{
    /// <summary>The question that is shown; null before the first one.</summary>
    public ChatQuestion? Question { get; init; }

    /// <summary>The one that was asked last, where that is another.</summary>
    public ChatQuestion? Newer { get; init; }

    /// <summary>How many there are, without introductions and wrap-up.</summary>
    public int Questions { get; init; }

    /// <summary>When the clock asks the next one; null where it does not.</summary>
    public long? NextAt { get; init; }

    public int MinutesLeft { get; init; }
    public int MinutesGone { get; init; }
    public int Here { get; init; }
    public int Answers { get; init; }
    public int ToQuestion { get; init; }
    public int Newcomers { get; init; }
    public bool IsHeld { get; init; }

    /// <summary>Somebody is signed in.</summary>
    public bool IsMember { get; init; }

    public required RoomView View { get; init; }

    public EqualList<AccountView> Named { get; init; } = new([]);

    public string Path => $"/chats/{Chat}";

    /// <summary>Where a page that is open asks for it anew.</summary>
    public string Address => $"{Path}/head?view={View.Slug}&question={View.Question}";

    public bool Shows(RoomViewKind kind) => View.Kind == kind;

    public static RoomHead Of(Chat chat, RoomView view, Pulse pulse, long now)
    {
        var question = chat.Questions.FirstOrDefault(one => one.Id == view.Question) ?? chat.Current;
        return new(chat.Id, chat.State)
        {
            View = view,
            Question = question,
            Newer = question?.Id == chat.Current?.Id ? null : chat.Current,
            Questions = chat.Questions.Count(one => one.Kind == QuestionKind.Question),
            NextAt = chat.State == ChatState.Live && !chat.IsHeld ? chat.NextQuestionDue() : null,
            MinutesLeft = (int)Math.Max(0, (chat.EndsAt - now + Canteen.Domain.Chat.Minute - 1) / Canteen.Domain.Chat.Minute),
            MinutesGone = (int)Math.Max(0, (now - chat.OpenedAt) / Canteen.Domain.Chat.Minute),
            Here = pulse.Here,
            Answers = pulse.Answers,
            ToQuestion = question is null ? 0 : pulse.ToQuestions.GetValueOrDefault(question.Id),
            Newcomers = pulse.Newcomers,
            IsHeld = chat.IsHeld,
        };
    }
}
