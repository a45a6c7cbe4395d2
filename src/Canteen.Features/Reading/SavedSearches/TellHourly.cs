using System.Text.Json;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>Says, at the end of an hour, what a search found since its owner was last told.</summary>
internal sealed class TellHourly(Database database, FindPosts find) : IJobWorker
{
    internal const string JobKind = "saved-search-hourly";

    internal const string DueSql =
        """
        SELECT s.id, s.account_id AS owner, s.title, s.query, s.told_up_to FROM saved_searches s
        WHERE s.id = @id AND s.notice > 0
        """;

    private const string ToldSql =
        "UPDATE saved_searches SET told_up_to = @newest, told_at = @Now WHERE id = @Id AND told_up_to = @ToldUpTo";

    public string Kind => JobKind;

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var id = JsonSerializer.Deserialize<long>(payload);
        var due = await database.ReadAsync(async db => (await db.QueryAsync<Due>(DueSql, new { id })).FirstOrDefault(), ct);
        if (due is null) return;
        var window = new PageWindow(CountNew.Most, SinceId: due.ToldUpTo);
        if (!(await find.RunAsync(due.Query, new(due.Owner), window, ct)).Is(out var searched, out _)) return;
        List<ShownPost> news = [.. searched.Found.Posts.Where(post => CountNew.IsNew(post, due.Owner))];
        if (news.Count == 0) return;
        await database.WriteAsync(
            async tx =>
            {
                var newest = news[0].Id;
                var told = await tx.ExecuteAsync(ToldSql, new { due.Id, due.ToldUpTo, newest, tx.Now });
                if (told == 0) return Done.It;
                await tx.AnnounceAsync(
                    new SearchFound(due.Owner, due.Id, due.Title, newest, news[0].Author.View.Id, news.Count));
                return Done.It;
            },
            ct);
    }

    private sealed class Due
    {
        public Id<SavedSearch> Id { get; set; }
        public AccountId Owner { get; set; }
        public string Title { get; set; } = "";
        public string Query { get; set; } = "";
        public long ToldUpTo { get; set; }
    }
}
