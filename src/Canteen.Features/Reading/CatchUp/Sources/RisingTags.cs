using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Canteen.Storage;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp.Sources;

/// <summary>Hashtags that more of the people whom the reader follows used in public than in as much time before.</summary>
internal sealed class RisingTags(Database database, IStringLocalizer<Words> l) : ICatchUpSource
{
    private const int FewestPeople = 2;

    /// <summary>Of as many hashtags the uses before are looked at, and of each as many of the newest.</summary>
    private const int Tags = 12, Uses = 100;

    internal const string Sql =
        $"""
        SELECT n.name, (SELECT COUNT(DISTINCT u.author_id) FROM (
            SELECT t.author_id FROM post_tags t
            WHERE t.tag_id = n.id AND {TagSql.MayBeListed} AND t.post_id BETWEEN @Above AND @Below ORDER BY t.post_id DESC LIMIT @Uses) u
          JOIN follows f ON f.follower_id = @viewer AND f.followee_id = u.author_id) AS before
        FROM tags n WHERE n.name IN @Names
        """;

    public int Order => 50;

    public async ValueTask<CatchUpSection?> FindAsync(CatchUpWindow window, CancellationToken ct)
    {
        var used = Used(window).Take(Tags).ToList();
        if (used.Count == 0) return null;
        var args = new
        {
            Names = used.Select(tag => tag.Name).ToArray(), viewer = window.Reader.Id.Value, Uses,
            Above = (window.From - (window.To - window.From)) << 16, Below = window.From << 16,
        };
        var before = (await database.ReadAsync(db => db.QueryAsync<Row>(Sql, args), ct)).ToDictionary(row => row.Name, row => row.Before);
        var items = from tag in used
                    let earlier = before.GetValueOrDefault(tag.Name)
                    where tag.People > earlier
                    select (CatchUpItem)new CatchUpLink("#" + tag.Display, TagName.Path(tag.Name), Why(tag.People, earlier));
        return new("hashtags", l["Hashtags"], [.. items])
        {
            About = l["Hashtags that more of the people you follow have used than in the same length of time before."],
        };
    }

    private string Why(int people, long earlier) => earlier == 0
        ? l["{0}, up from none before", People(people)]
        : l["{0}, up from {1} before", People(people), earlier];

    private string People(int people) => l.Count(people, "{0} person used it", "{0} people used it");

    private static IEnumerable<Use> Used(CatchUpWindow window) =>
        from post in window.Open
        where post is { Original: null } && post.Post.View!.Audience.IsListed && window.IsNear(post.Author.View.Id)
        from tag in post.Post.View!.Tags
        group (tag.Display, Person: post.Author.View.Id) by tag.Name into uses
        let people = uses.Select(use => use.Person).Distinct().Count()
        where people >= FewestPeople
        orderby people descending, uses.Key
        select new Use(uses.Key, uses.First().Display, people);

    private sealed record Use(string Name, string Display, int People);

    private sealed class Row
    {
        public string Name { get; set; } = "";
        public long Before { get; set; }
    }
}
