namespace Canteen.Core.Notifications;

/// <summary>The tweetchat that a notification is about.</summary>
/// <param name="News">in_a_day, in_an_hour, starts, cancelled, moved, asked_to_host or over.</param>
public sealed record NotifiedChatJson(string Id, string Title, string News)
{
    /// <summary>Null for a notification about something else.</summary>
    public static NotifiedChatJson? Of(NotificationRow told) => Of(told.ChatId, told.ChatTitle, told.ChatNews);

    public static NotifiedChatJson? Of(Id<Chat>? id, string? title, ChatNews? news) =>
        id is { } chat && news is { } told ? new(chat.ToString(), title ?? "", NewsWord(told)) : null;

    private static string NewsWord(ChatNews news) => news switch
    {
        ChatNews.InADay => "in_a_day",
        ChatNews.InAnHour => "in_an_hour",
        ChatNews.Starts => "starts",
        ChatNews.CalledOff => "cancelled",
        ChatNews.Moved => "moved",
        ChatNews.AskedToHost => "asked_to_host",
        _ => "over",
    };
}
