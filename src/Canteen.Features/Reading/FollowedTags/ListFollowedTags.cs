using Canteen.Core.Paging;
using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>
/// The hashtags that somebody follows, latest first; of those that are read together one, as their main one. For that person alone.
/// </summary>
public sealed class ListFollowedTags(Database database, TagHydrator hydrator, TagAliasCache aliases)
{
    /// <summary>There are few: see <see cref="FollowTag.Most"/>.</summary>
    internal const string Sql = "SELECT id, name, display FROM followed_tags WHERE account_id = @me ORDER BY id DESC";

    public Task<Page<TagUseView>> RunAsync(AccountId me, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var together = await aliases.FindAsync(db);
                var all = (await db.QueryAsync<Row>(Sql, new { me })).DistinctBy(row => together.MainOf(row.Name));
                var rows = window.NewestFirst(PageOf([.. all.Where(row => row.Id < window.Below && row.Id > window.Above)], window));
                var tags = await hydrator.LoadAsync(db, rows.ConvertAll(row => row.Name));
                var shown = tags.Zip(rows, (tag, row) => tag.IsPublic || tag.Name != row.Name ? tag : tag with { Display = row.Display });
                return Page<TagUseView>.Of(window, rows, row => row.Id, [.. shown]);
            },
            ct);

    /// <param name="rows">Newest first.</param>
    /// <returns>In the order in which the page is read.</returns>
    private static List<Row> PageOf(List<Row> rows, PageWindow window)
    {
        if (window.MinId is not null) rows.Reverse();
        return rows[..Math.Min(rows.Count, window.Limit)];
    }

    private sealed class Row
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
    }
}
