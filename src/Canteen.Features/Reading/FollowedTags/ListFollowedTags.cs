using Canteen.Core.Paging;
using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>The hashtags that somebody follows, latest first; for that person alone.</summary>
public sealed class ListFollowedTags(Database database, TagHydrator hydrator)
{
    public Task<Page<TagUseView>> RunAsync(AccountId me, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var args = new { me, window.Below, window.Above, window.Limit };
                var rows = window.NewestFirst(await db.QueryAsync<Row>(Sql(window.Order), args));
                var tags = await hydrator.LoadAsync(db, rows.ConvertAll(row => row.Name));
                var shown = tags.Zip(rows, (tag, row) => tag.IsPublic ? tag : tag with { Display = row.Display });
                return Page<TagUseView>.Of(window, rows, row => row.Id, [.. shown]);
            },
            ct);

    internal static string Sql(string order) =>
        $"""
        SELECT id, name, display FROM followed_tags WHERE account_id = @me AND id < @Below AND id > @Above
        ORDER BY id {order} LIMIT @Limit
        """;

    private sealed class Row
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
    }
}
