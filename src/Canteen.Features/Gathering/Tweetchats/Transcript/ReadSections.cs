using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>The beginning of what was said to each question of a chat that has been let through its gate.</summary>
public sealed class ReadSections(Database database, VisiblePosts posts)
{
    private const int MostReplies = 200;

    internal const string AnswersSql =
        """
        SELECT post_id, lateness FROM chat_posts WHERE chat_id = @chat AND question_id = @question AND kind = 0 AND state = 0
        ORDER BY post_id LIMIT @limit
        """;

    internal const string RepliesSql =
        """
        SELECT s.post_id, s.lateness, p.reply_to_id FROM chat_posts s JOIN posts p ON p.id = s.post_id
        WHERE s.chat_id = @chat AND s.question_id = @question AND s.kind = 2 AND s.state = 0
        ORDER BY s.post_id LIMIT @MostReplies
        """;

    public async Task<IReadOnlyList<TranscriptSection>> RunAsync(Chat chat, AccountId? viewer, CancellationToken ct)
    {
        var asked = chat.Questions.Where(question => question.IsAsked || question.AnswersCount > 0).ToList();
        // A long chat has fewer of each question on the page, which is for reading.
        var most = Math.Clamp(600 / Math.Max(1, asked.Count), 20, 50);
        var sections = new List<TranscriptSection>();
        foreach (var question in asked.Append<ChatQuestion?>(null))
        {
            var section = await ReadAsync(chat, question, most, viewer, ct);
            if (question is not null || section.Lines.Count > 0) sections.Add(section);
        }
        return sections;
    }

    private async Task<TranscriptSection> ReadAsync(Chat chat, ChatQuestion? question, int most, AccountId? viewer, CancellationToken ct)
    {
        var args = new { chat = chat.Id, question = question?.Id.Value ?? 0, limit = most + 1, MostReplies };
        var (answers, replies) = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(AnswersSql, args), await db.QueryAsync<Row>(RepliesSql, args)), ct);
        var hasMore = answers.Count > most;
        var placed = Placed([.. answers.Take(most)], replies, hasMore);
        var shown = await posts.ShowAsync(viewer, placed.ConvertAll(one => one.Row.PostId), FilterContext.Public, ct);
        var lines = new List<TranscriptLine>();
        for (var i = 0; i < shown.Length; i++)
            if (shown[i] is { } post) lines.Add(new(post, placed[i].IsReply, placed[i].Row.Lateness));
        return new(question, lines, hasMore);
    }

    /// <summary>
    /// Each reply below the answer to which its thread goes up. One whose answer has gone stands where it was written; but not where there
    /// are more answers than are shown, because it may belong to one of these.
    /// </summary>
    private static List<(Row Row, bool IsReply)> Placed(List<Row> answers, List<Row> replies, bool hasMore)
    {
        var (tops, known) = (answers.Select(row => row.PostId).ToHashSet(), replies.ToDictionary(row => row.PostId));
        var below = replies.ToLookup(row => TopOf(row, known));
        var alone = hasMore ? [] : replies.Where(row => !tops.Contains(TopOf(row, known)));
        return
        [
            .. answers.Select(row => (row, IsReply: false)).Concat(alone.Select(row => (row, IsReply: true)))
                .OrderBy(one => one.row.PostId.Value)
                .SelectMany(one => one.IsReply ? [one] : below[one.row.PostId].Select(reply => (reply, true)).Prepend(one)),
        ];
    }

    private static PostId TopOf(Row reply, Dictionary<PostId, Row> known)
    {
        var above = reply.ReplyToId ?? 0;
        while (known.TryGetValue(new PostId(above), out var parent)) above = parent.ReplyToId ?? 0;
        return new PostId(above);
    }

    private sealed class Row
    {
        public PostId PostId { get; set; }
        public Lateness Lateness { get; set; }
        public long? ReplyToId { get; set; }
    }
}
