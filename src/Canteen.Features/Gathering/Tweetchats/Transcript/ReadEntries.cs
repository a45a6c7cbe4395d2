using System.Runtime.CompilerServices;
using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>
/// All that is in a chat and that somebody may see, question by question and oldest first, a slice at a time, so that no transcript is too
/// long. The chat has been let through its gate. What is muted or filtered is in it: a transcript is a record.
/// </summary>
public sealed class ReadEntries(Database database, VisiblePosts posts)
{
    internal const int Slice = 200;

    internal const string Sql =
        """
        SELECT post_id, kind, lateness FROM chat_posts
        WHERE chat_id = @chat AND question_id = @question AND post_id > @after AND state = 0 ORDER BY post_id LIMIT @Slice
        """;

    public async IAsyncEnumerable<IReadOnlyList<TranscriptEntry>> RunAsync(
        Chat chat, AccountId? viewer, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var question in chat.Questions.Append(null))
        {
            var after = 0L;
            while (true)
            {
                var args = new { chat = chat.Id, question = question?.Id.Value ?? 0, after, Slice };
                var rows = await database.ReadAsync(db => db.QueryAsync<Row>(Sql, args), ct);
                if (rows.Count > 0) yield return await ShowAsync(rows, question, viewer, ct);
                if (rows.Count < Slice) break;
                after = rows[^1].PostId.Value;
            }
        }
    }

    /// <summary>The same without the slices.</summary>
    internal async IAsyncEnumerable<TranscriptEntry> EachAsync(
        Chat chat, AccountId? viewer, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var slice in RunAsync(chat, viewer, ct))
        {
            foreach (var entry in slice) yield return entry;
        }
    }

    private async Task<List<TranscriptEntry>> ShowAsync(List<Row> rows, ChatQuestion? question, AccountId? viewer, CancellationToken ct)
    {
        var shown = await posts.ShowAsync(viewer, rows.ConvertAll(row => row.PostId), FilterContext.None, ct);
        var entries = new List<TranscriptEntry>(rows.Count);
        for (var i = 0; i < shown.Length; i++)
            if (shown[i] is { } post) entries.Add(new(post, question, rows[i].Kind, rows[i].Lateness));
        return entries;
    }

    private sealed class Row
    {
        public PostId PostId { get; set; }
        public ChatPostKind Kind { get; set; }
        public Lateness Lateness { get; set; }
    }
}
