using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Core.Tags;

/// <summary>Reads the hashtags that somebody features, with how often they used each in posts that everybody may read.</summary>
public static class FeaturedTagReader
{
    internal const string Sql =
        $"""
        SELECT f.id, f.name, f.display, count(p.id) AS posts, max(p.created_at) AS last_post_at
        FROM featured_tags f LEFT JOIN tags g ON g.name = f.name
        LEFT JOIN post_tags t ON t.author_id = f.account_id AND t.tag_id = g.id
        LEFT JOIN posts p ON p.id = t.post_id AND p.deleted_at IS NULL AND {AudienceSql.ForEveryone}
        WHERE f.account_id = @owner GROUP BY f.id ORDER BY f.id
        """;

    /// <returns>The most used first.</returns>
    public static async Task<IReadOnlyList<FeaturedTagView>> LoadAsync(ReadSession db, AccountId owner)
    {
        var rows = await db.QueryAsync<Row>(Sql, new { owner });
        return [.. rows.OrderByDescending(row => row.Posts).Select(row => row.ToView())];
    }

    private sealed class Row
    {
        public Id<FeaturedTag> Id { get; set; }
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
        public long Posts { get; set; }
        public long? LastPostAt { get; set; }

        public FeaturedTagView ToView() => new(Id, new(Name, Display), Posts, LastPostAt);
    }
}

/// <param name="Posts">How many posts of its owner have it that everybody may read.</param>
/// <param name="LastPostAt">When the last of them was written, in milliseconds; null where there is none.</param>
public sealed record FeaturedTagView(Id<FeaturedTag> Id, FeaturedTag Tag, long Posts, long? LastPostAt)
{
    /// <summary>The address of its owner's posts with it.</summary>
    /// <param name="profile">The address of the profile, relative or absolute.</param>
    public string PathFrom(string profile) => $"{profile}/tagged/{Uri.EscapeDataString(Tag.Name)}";
}
