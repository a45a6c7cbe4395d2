using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Chats;
using Canteen.Core.People;
using Canteen.Core.Posts;
using Canteen.Features.Gathering.Tweetchats.Room;
using Canteen.Features.Platform.Html;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>What is on the desk of a tweetchat, for its hosts.</summary>
public sealed class ReadDesk(Database database, RoomPulse pulses, VisiblePosts posts, AccountGate people, TimeProvider clock)
{
    private const int Most = 20;

    internal const string StateSql =
        "SELECT post_id FROM chat_posts WHERE chat_id = @id AND state = @state ORDER BY post_id DESC LIMIT @Most";

    internal const string NewcomersSql =
        """
        SELECT post_id FROM chat_posts
        WHERE chat_id = @id AND by_newcomer = TRUE AND is_answered = FALSE AND kind = 0 AND state = 0 ORDER BY post_id LIMIT @Most
        """;

    internal const string NewestSql =
        "SELECT post_id FROM chat_posts WHERE chat_id = @id AND state = 0 AND kind <> 1 ORDER BY post_id DESC LIMIT @Most";

    internal const string MessagesSql =
        "SELECT account_id, text, created_at FROM chat_messages WHERE chat_id = @id ORDER BY id DESC LIMIT @Most";

    internal const string ThanksSql = "SELECT COUNT(*) FROM chat_people WHERE chat_id = @id AND has_thanked = TRUE";

    internal const string MutedSql =
        "SELECT account_id FROM chat_people WHERE chat_id = @id AND is_muted = TRUE ORDER BY account_id LIMIT @Most";

    /// <returns>404, 403: not their chat.</returns>
    public async Task<Outcome<DeskView>> RunAsync(AccountId host, Id<Chat> id, CancellationToken ct)
    {
        var read = await database.ReadAsync(db => ReadAsync(db, host, id), ct);
        if (!read.Is(out var rows, out var fault)) return fault;
        var (chat, pulse, now) = (rows.Chat, await pulses.FindAsync(id, ct), clock.Milliseconds());
        return new DeskView(chat)
        {
            NextAt = chat.State == ChatState.Live && !chat.IsHeld ? chat.NextQuestionDue() : null,
            MinutesLeft = (int)Math.Max(0, (chat.EndsAt - now + Chat.Minute - 1) / Chat.Minute),
            Here = pulse.Here, Answers = pulse.Answers, People = pulse.People, Thanks = (int)rows.Thanks,
            Waiting = await PostsAsync(host, chat, rows.Waiting, ct),
            Parked = await PostsAsync(host, chat, rows.Parked, ct),
            Newcomers = await PostsAsync(host, chat, rows.Newcomers, ct),
            Newest = await PostsAsync(host, chat, rows.Newest, ct),
            Muted = new(await people.FindAsync(rows.Muted, host, ct)),
            Messages = await MessagesAsync(host, rows.Messages, ct),
        };
    }

    private static async Task<Outcome<DeskRows>> ReadAsync(ReadSession db, AccountId host, Id<Chat> id)
    {
        if (!(await ChatGate.HostedChatAsync(db, id, host)).Is(out var chat, out var fault)) return fault;
        return new DeskRows(
            chat,
            await db.QueryAsync<PostId>(StateSql, new { id, state = (long)ChatPostState.Waiting, Most }),
            await db.QueryAsync<PostId>(StateSql, new { id, state = (long)ChatPostState.Parked, Most }),
            await db.QueryAsync<PostId>(NewcomersSql, new { id, Most }),
            await db.QueryAsync<PostId>(NewestSql, new { id, Most }),
            await db.QueryAsync<AccountId>(MutedSql, new { id, Most }),
            await db.QueryAsync<MessageRow>(MessagesSql, new { id, Most }),
            await db.ScalarAsync<long>(ThanksSql, new { id }));
    }

    private async Task<EqualList<DeskPost>> PostsAsync(AccountId host, Chat chat, List<PostId> ids, CancellationToken ct)
    {
        var shown = await posts.ListAsync(host, ids, FilterContext.None, ct);
        var marks = await ChatMark.FindAsync(database, chat, ids, ct);
        return new([.. shown.Select(post => Of(chat, post.Shown.ToView(), marks.GetValueOrDefault(post.Shown.Id)?.Featured == true))]);
    }

    private static DeskPost Of(Chat chat, PostView post, bool isFeatured)
    {
        var question = chat.Questions.FirstOrDefault(one => one.Id == post.Question);
        var label = question is { Kind: QuestionKind.Question } ? $"A{question.Number}" : "";
        return new(post.Id, post.Author, Excerpt.Of(post.Typed ?? "", 240), label, isFeatured, post.Path);
    }

    private async Task<EqualList<DeskMessage>> MessagesAsync(AccountId host, List<MessageRow> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.AccountId).Distinct().ToList();
        var authors = (await people.FindAsync(ids, host, ct)).ToDictionary(one => one.Id);
        return new([.. messages.Where(message => authors.ContainsKey(message.AccountId))
            .Select(message => new DeskMessage(authors[message.AccountId], message.Text, message.CreatedAt))]);
    }

    private sealed record DeskRows(
        Chat Chat, List<PostId> Waiting, List<PostId> Parked, List<PostId> Newcomers, List<PostId> Newest, List<AccountId> Muted,
        List<MessageRow> Messages, long Thanks);

    private sealed class MessageRow
    {
        public AccountId AccountId { get; set; }
        public string Text { get; set; } = "";
        public long CreatedAt { get; set; }
    }
}
