using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Core.Viewers;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Canteen.Storage;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp.Sources;

/// <summary>
/// The threads in which most people answered. People count, not answers, and only those whose answer the reader may see and wants to. A
/// thread that the reader muted is not there.
/// </summary>
internal sealed class DiscussedThreads(Database database, IStringLocalizer<Words> l) : ICatchUpSource
{
    private const int FewestPeople = 3;

    /// <summary>Of as many threads the answers are looked at, and of each as many.</summary>
    private const int Threads = 40, Answers = 100;

    internal const string Sql =
        $"""
        SELECT p.thread_id, p.author_id FROM (
          SELECT t.id, COALESCE((
            SELECT e.id FROM posts e WHERE e.thread_id = t.id AND e.id BETWEEN @Above AND @Below ORDER BY e.id DESC LIMIT 1 OFFSET @Answers
          ), @Above) AS low FROM posts t WHERE t.id IN @Threads) w
        CROSS JOIN posts p
        WHERE p.thread_id = w.id AND p.id BETWEEN w.low AND @Below AND p.reply_to_id IS NOT NULL AND {VisibleRule.Sql}
        """;

    public int Order => 20;

    public async ValueTask<CatchUpSection?> FindAsync(CatchUpWindow window, CancellationToken ct)
    {
        var threads = window.Posts.Where(IsPartOfTalk).GroupBy(post => ThreadOf(post).Value)
            .OrderByDescending(thread => thread.Max(post => post.Shown.Counts.Replies)).ThenByDescending(thread => thread.Count())
            .Take(Threads).ToDictionary(thread => thread.Key, thread => thread.OrderBy(post => post.Shown.Id).First());
        if (threads.Count == 0) return null;
        var args = new
        {
            Threads = threads.Keys.ToArray(), viewer = window.Reader.Id.Value, Answers, Above = (window.From + 1) << 16,
            Below = ((window.To + 1) << 16) - 1,
        };
        var rows = await database.ReadAsync(db => db.QueryAsync<Row>(Sql, args), ct);
        var items = from thread in rows.Where(row => !window.Reader.Avoids(row.AuthorId, window.To)).GroupBy(row => row.ThreadId)
                    let first = threads[thread.Key]
                    let people = thread.Select(row => row.AuthorId).Where(person => person != StarterOf(first)).Distinct().Count()
                    where people >= FewestPeople
                    orderby people descending, first.Id descending
                    select (CatchUpItem)new CatchUpPost(first, l.Count(people, "{0} person answered", "{0} people answered"));
        return new("threads", l["Most discussed"], [.. items]) { About = l["Threads in which the most people answered in this time."] };
    }

    private static bool IsPartOfTalk(ShownPost post) =>
        !post.Shown.Flags.Has(PostFlags.Muted) && (post.Shown.Counts.Replies > 0 || post.Shown.Post.View!.ReplyToId is not null);

    private static PostId ThreadOf(ShownPost post) => post.Shown.Post.View!.ThreadId;

    /// <summary>Who began the thread, where that post is at hand; whoever talks to themselves has answered nobody.</summary>
    private static AccountId? StarterOf(ShownPost post) => post.Shown.Id == ThreadOf(post) ? post.Shown.Author.View.Id : null;

    private sealed class Row
    {
        public long ThreadId { get; set; }
        public AccountId AuthorId { get; set; }
    }
}
