using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>
/// A host mutes somebody in the tweetchat, which takes out what they said and will say, or undoes that; or says that a newcomer has been
/// welcomed.
/// </summary>
public sealed class RuleOnPerson(Database database)
{
    private const string MuteSql =
        """
        INSERT INTO chat_people (chat_id, account_id, is_muted) VALUES (@id, @who, @muted)
        ON CONFLICT (chat_id, account_id) DO UPDATE SET is_muted = @muted
        """;

    // What a host took out one by one stays out.
    private const string PostsSql =
        """
        UPDATE chat_posts SET state = @To, ruled_by = @host WHERE chat_id = @id AND author_id = @who AND state IN @From
        RETURNING post_id, question_id
        """;

    private static readonly Fault IsHost = Fault.Invalid("Validation failed: Hosts cannot be muted");

    /// <returns>404: no such chat or person; 403: not their chat; 422: a host.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId host, Id<Chat> id, AccountId who, bool muted, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out var chat, out var fault)) return fault;
                if (chat.IsHostedBy(who)) return IsHost;
                if (await tx.ScalarAsync<long>("SELECT COUNT(*) FROM accounts WHERE id = @who", new { who }) == 0) return Fault.NotFound;
                await tx.ExecuteAsync(MuteSql, new { id, who, muted });
                await MovePostsAsync(tx, new(host, id, who), muted);
                return Done.It;
            },
            ct);

    private static async Task MovePostsAsync(WriteTransaction tx, (AccountId Host, Id<Chat> Id, AccountId Who) ruled, bool muted)
    {
        ChatPostState[] from = muted ? [ChatPostState.Shown, ChatPostState.Parked, ChatPostState.Waiting] : [ChatPostState.Muted];
        var args = new
        {
            id = ruled.Id, who = ruled.Who, host = ruled.Host, From = from.Select(state => (long)state).ToArray(),
            To = (long)(muted ? ChatPostState.Muted : ChatPostState.Shown),
        };
        foreach (var post in await tx.QueryAsync<Row>(PostsSql, args))
            await tx.AnnounceAsync(new ChatPostRuled(ruled.Id, post.PostId, post.Question, IsShown: !muted));
    }

    /// <inheritdoc cref="RunAsync"/>
    internal Task<Outcome<Done>> WelcomeAsync(AccountId host, Id<Chat> id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out _, out var fault)) return fault;
                await tx.ExecuteAsync(
                    "UPDATE chat_people SET welcomed_by = @host WHERE chat_id = @id AND account_id = @who", new { host, id, who });
                await tx.ExecuteAsync(
                    "UPDATE chat_posts SET is_answered = TRUE WHERE chat_id = @id AND author_id = @who AND by_newcomer = TRUE",
                    new { id, who });
                return Done.It;
            },
            ct);

    private sealed class Row
    {
        public PostId PostId { get; set; }
        public long QuestionId { get; set; }

        public Id<ChatQuestion>? Question => QuestionId == 0 ? null : new(QuestionId);
    }
}
