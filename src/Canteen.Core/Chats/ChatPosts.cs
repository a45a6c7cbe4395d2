using Canteen.Storage;

namespace Canteen.Core.Chats;

/// <summary>Puts posts into tweetchats, in the transaction in which they are published.</summary>
public static class ChatPosts
{
    // An account that was made within a week is new. Milliseconds.
    private const long New = 7L * 24 * 60 * 60 * 1000;

    private const string InsertSql =
        """
        INSERT INTO chat_posts (post_id, chat_id, question_id, author_id, kind, lateness, by_host, by_newcomer, has_link, state)
        VALUES (@Id, @Chat, @Question, @Author, @Kind, @Lateness, @ByHost, FALSE, @HasLink, CASE
          WHEN @ByHost = TRUE THEN 0
          WHEN EXISTS (SELECT 1 FROM chat_people m WHERE m.chat_id = @Chat AND m.account_id = @Author AND m.is_muted = TRUE) THEN 4
          WHEN @Waits = TRUE AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = @Author AND a.created_at > @NewSince) THEN 2
          ELSE 0 END)
        """;

    public static Task InsertAsync(WriteTransaction tx, PostId id, AccountId author, ChatPlace place, bool hasLink) =>
        tx.ExecuteAsync(InsertSql, new
        {
            Id = id,
            Chat = place.Chat.Id,
            Question = place.Question?.Id.Value ?? 0,
            Author = author,
            Kind = (long)place.Kind,
            Lateness = (long)place.Lateness,
            ByHost = place.Chat.IsHostedBy(author),
            HasLink = hasLink,
            Waits = place.Chat.NewcomersWait,
            NewSince = tx.Now - New,
        });
}
