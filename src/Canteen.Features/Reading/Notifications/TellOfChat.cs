using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// Tells somebody of a tweetchat, in the name of its host, unless something stands between the two. A draft that was deleted meanwhile is
/// nothing to tell of.
/// </summary>
internal static class TellOfChat
{
    private const string AddSql =
        $"""
        INSERT INTO notifications (id, account_id, kind, from_id, created_at, chat_id, chat_title, chat_news)
        SELECT @Id, a.id, @Kind, @From, @at, @Chat, @Title, @News FROM accounts a
        WHERE a.id = @To AND a.domain = '' AND {NotificationRule.MayBeToldSql} AND EXISTS (SELECT 1 FROM chats c WHERE c.id = @Chat)
        """;

    /// <param name="at">Milliseconds.</param>
    public static async Task RunAsync(WriteTransaction tx, ChatRemembered told, long at)
    {
        if (told.Account == told.Host) return;
        var id = tx.NewId<Notification>();
        var added = await tx.ExecuteAsync(
            AddSql,
            new
            {
                Id = id, Kind = NotificationKinds.Chat, From = told.Host, To = told.Account, at, told.Chat, told.Title,
                News = (long)told.News,
            });
        if (added > 0) await tx.AnnounceAsync(new PersonNotified(id, told.Account, told.Host));
    }
}
