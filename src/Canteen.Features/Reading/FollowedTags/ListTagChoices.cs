using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>The hashtags that somebody follows, each with what comes of it; for that person alone, latest first.</summary>
public sealed class ListTagChoices(Database database)
{
    private const string Sql =
        """
        SELECT t.name, t.display, t.list_id, t.most_a_day, l.title FROM followed_tags t
        LEFT JOIN lists l ON l.id = t.list_id AND l.account_id = t.account_id
        WHERE t.account_id = @me ORDER BY t.id DESC
        """;

    public Task<List<TagChoice>> RunAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync(
            async db => (await db.QueryAsync<Row>(Sql, new { me }))
                .ConvertAll(row => new TagChoice(row.Name, row.Display, row.ListId is { } id ? new(id) : null, row.Title, row.MostADay)),
            ct);

    private sealed class Row
    {
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
        public long? ListId { get; set; }
        public string? Title { get; set; }
        public int? MostADay { get; set; }
    }
}

/// <param name="Name">Folded.</param>
/// <param name="Display">As it was typed, without the #.</param>
/// <param name="OnlyFrom">Null for anybody.</param>
/// <param name="ListTitle">Of that list; null where it is gone, and then nothing comes.</param>
/// <param name="MostADay">Null for all.</param>
public sealed record TagChoice(string Name, string Display, Id<PersonalList>? OnlyFrom, string? ListTitle, int? MostADay);
