using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Queues what those who will be at a tweetchat are to be told, each thing once.</summary>
internal static class ChatNewsJobs
{
    public const string JobKind = "chat-reminders";

    private const long Hour = 60 * Chat.Minute;

    /// <summary>A job that finds another start in the chat than its own has nothing to say.</summary>
    public static async Task RemindAsync(WriteTransaction tx, Chat chat)
    {
        foreach (var (news, ahead) in new[] { (ChatNews.InADay, 24 * Hour), (ChatNews.InAnHour, Hour), (ChatNews.Starts, 0) })
        {
            var at = chat.StartsAt - ahead;
            if (at > tx.Now) await EnqueueAsync(tx, new(chat.Id, news, chat.StartsAt, chat.StartsAt), at);
        }
    }

    public static async Task MovedAsync(WriteTransaction tx, Chat chat)
    {
        await EnqueueAsync(tx, new(chat.Id, ChatNews.Moved, tx.Now, chat.StartsAt), tx.Now);
        await RemindAsync(tx, chat);
    }

    public static Task CalledOffAsync(WriteTransaction tx, Chat chat) =>
        EnqueueAsync(tx, new(chat.Id, ChatNews.CalledOff, tx.Now, chat.StartsAt), tx.Now);

    private static Task EnqueueAsync(WriteTransaction tx, DueNews due, long at) =>
        tx.EnqueueAsync(JobKind, due, $"{due.Chat}@{due.Moment}@{(int)due.News}", at);
}

/// <param name="Moment">The start that it is about, or when it happened, in milliseconds.</param>
/// <param name="StartsAt">The start that the chat must still have.</param>
internal sealed record DueNews(Id<Chat> Chat, ChatNews News, long Moment, long StartsAt)
{
    /// <summary>It is still true, and not too late to say.</summary>
    public bool IsTrueOf(Chat chat, long now) => chat.StartsAt == StartsAt && News switch
    {
        ChatNews.InADay => chat.State == ChatState.Announced && now < StartsAt - (60 * Domain.Chat.Minute),
        ChatNews.InAnHour => chat.State == ChatState.Announced && now < StartsAt,
        ChatNews.Starts => chat.IsOpen && now < chat.EndsAt,
        ChatNews.Moved => chat.IsOpen,
        ChatNews.CalledOff => chat.State == ChatState.CalledOff,
        _ => false,
    };

    /// <summary>Which of the reminders it is (<see cref="Reminders"/>); 0 for what everybody is told who will be there.</summary>
    public long Reminder => News switch
    {
        ChatNews.InADay => (long)Reminders.Day,
        ChatNews.InAnHour => (long)Reminders.Hour,
        ChatNews.Starts => (long)Reminders.Start,
        _ => 0,
    };
}

/// <summary>When somebody wants to be reminded of a tweetchat. The numbers are stored.</summary>
[Flags]
public enum Reminders
{
    None = 0,
    Day = 1,
    Hour = 2,
    Start = 4,

    /// <summary>For whoever does not say.</summary>
    Usual = Hour | Start,
}
