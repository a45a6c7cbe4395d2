using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>What a host decides on a post of the tweetchat.</summary>
public enum Ruling
{
    /// <summary>It is in the chat, as everything else is.</summary>
    Show,

    Feature,
    Unfeature,

    /// <summary>Put aside, to come back to it.</summary>
    Park,

    /// <summary>Out of the chat and its transcript, with a reason.</summary>
    Remove,
}

/// <summary>A host parks, features or removes a post of the tweetchat, or lets it in. The post itself stays its author's.</summary>
public sealed class RuleOnPost(Database database)
{
    public const int MaxReason = 200;

    private const string FindSql =
        """
        SELECT s.question_id, s.kind, s.state FROM chat_posts s JOIN posts p ON p.id = s.post_id
        WHERE s.post_id = @post AND s.chat_id = @id AND p.deleted_at IS NULL
        """;

    private const string RuleSql =
        """
        UPDATE chat_posts SET state = @State, ruled_by = @host, reason = @reason,
          featured_at = CASE WHEN @Features = TRUE THEN @Now WHEN @Keeps = TRUE THEN featured_at ELSE 0 END
        WHERE post_id = @post
        """;

    private static readonly Fault NoReason = Fault.Invalid(
        [new("reason", "ERR_BLANK", "Say in a few words why the answer is taken out")]);

    private static readonly Fault TooLong = Fault.Invalid(
        [new("reason", "ERR_TOO_LONG", $"Reason is too long (maximum is {MaxReason} characters)")]);

    private static readonly Fault IsQuestion = Fault.Invalid("Validation failed: Questions stay in the chat");

    /// <returns>404: no such chat or post in it; 403: not their chat; 422: no reason, or a question.</returns>
    public async Task<Outcome<Done>> RunAsync(
        AccountId host, Id<Chat> id, PostId post, Ruling ruling, string said, CancellationToken ct)
    {
        var reason = PlainText.OneLine(said);
        if (ruling == Ruling.Remove && reason.Length == 0) return NoReason;
        if (reason.Length > MaxReason) return TooLong;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await ChatGate.HostedChatAsync(tx, id, host)).Is(out _, out var fault)) return fault;
                if (await tx.FirstOrDefaultAsync<Row>(FindSql, new { post, id }) is not { } row) return Fault.NotFound;
                if (row.Kind == ChatPostKind.Question) return IsQuestion;
                var state = StateAfter(ruling, row.State);
                await tx.ExecuteAsync(RuleSql, new
                {
                    State = (long)state, host, tx.Now, post, reason = ruling == Ruling.Remove ? reason : "",
                    Features = ruling == Ruling.Feature, Keeps = ruling == Ruling.Show,
                });
                var question = row.QuestionId == 0 ? (Id<ChatQuestion>?)null : new(row.QuestionId);
                await tx.AnnounceAsync(new ChatPostRuled(id, post, question, state == ChatPostState.Shown));
                return Done.It;
            },
            ct);
    }

    private static ChatPostState StateAfter(Ruling ruling, ChatPostState now) => ruling switch
    {
        Ruling.Park => ChatPostState.Parked,
        Ruling.Remove => ChatPostState.Removed,
        Ruling.Unfeature => now,
        _ => ChatPostState.Shown,
    };

    private sealed class Row
    {
        public long QuestionId { get; set; }
        public ChatPostKind Kind { get; set; }
        public ChatPostState State { get; set; }
    }
}
