using Canteen.Core.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>
/// Says when a post is found by searches of which their owners want to be told: at once, or, when that was within the hour or often enough
/// today, by a job at the end of the hour.
/// </summary>
internal sealed class TellOfSearches(StandingSearches standing, FindPosts find) : IReaction
{
    private const long Hour = 3_600_000, Day = 24 * Hour;

    internal const string StateSql =
        "SELECT told_up_to, told_at, told_day, told_today FROM saved_searches WHERE id = @Id AND notice > 0";

    private const string ToldSql =
        """
        UPDATE saved_searches SET told_up_to = @Post, told_at = @Now, told_day = @today, told_today = @Times
        WHERE id = @Id
        """;

    public string Name => "saved-searches";

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(PostPublished), typeof(SearchesChanged)];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        // In the order of the log, whether or not this node's tails have come as far.
        standing.Hear(happened);
        if (happened.Event is not PostPublished post || !await standing.AnyAsync(tx, ct)) return;
        if (await PostDocuments.LoadAsync(tx, [post.Post.Value]) is not [var document]) return;
        foreach (var search in await standing.FindAsync(tx, document, ct))
        {
            if (search.Owner != post.Author && await find.FindsAsync(tx, search.Query, search.Owner, document, ct))
                await TellAsync(tx, search, post);
        }
    }

    private static async Task TellAsync(WriteTransaction tx, StandingSearch search, PostPublished post)
    {
        if ((await tx.QueryAsync<State>(StateSql, new { search.Id })).FirstOrDefault() is not { } state) return;
        if (post.Post.Value <= state.ToldUpTo) return;
        var today = tx.Now / Day;
        var times = state.ToldDay == today ? state.ToldToday : 0;
        var isDue = state.ToldAt <= tx.Now - Hour;
        if (isDue || (search.Notice == SearchNotice.AtOnce && times < SavedSearch.MostAtOnce))
        {
            await tx.ExecuteAsync(ToldSql, new { search.Id, Post = post.Post.Value, tx.Now, today, Times = times + 1 });
            await tx.AnnounceAsync(new SearchFound(search.Owner, search.Id, search.Title, post.Post, post.Author, 1));
            return;
        }
        await tx.EnqueueAsync(TellHourly.JobKind, search.Id.Value, key: search.Id.ToString(), runAt: state.ToldAt + Hour);
    }

    private sealed class State
    {
        public long ToldUpTo { get; set; }
        public long ToldAt { get; set; }
        public long ToldDay { get; set; }
        public long ToldToday { get; set; }
    }
}
