using Canteen.Core.Audiences;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Canteen.Storage;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp.Sources;

/// <summary>
/// What those said who seldom say something, because it is lost first among those who post every hour. How often somebody posts is counted
/// over the four weeks before, and only up to where they are not quiet any more.
/// </summary>
internal sealed class QuietPeople(Database database, IStringLocalizer<Words> l) : ICatchUpSource
{
    /// <summary>Who wrote more in four weeks is not quiet.</summary>
    private const int MostPosts = 8;

    /// <summary>Nor is who writes more now, however quiet they were.</summary>
    private const int MostNow = 5;

    /// <summary>Of one person; the others are among everything else.</summary>
    private const int MostOfOne = 2;

    private const long FourWeeks = 28L * 24 * 60 * 60 * 1000;

    internal const string Sql =
        $"""
        SELECT a.id, (SELECT COUNT(*) FROM (
          SELECT 1 FROM posts p WHERE p.author_id = a.id AND p.id BETWEEN @Above AND @Below AND p.deleted_at IS NULL
            AND {AudienceSql.ForFollowers} LIMIT @Most) few) AS posts
        FROM accounts a WHERE a.id IN @People
        """;

    public int Order => 10;

    public async ValueTask<CatchUpSection?> FindAsync(CatchUpWindow window, CancellationToken ct)
    {
        var said = window.Posts.Where(post => post is { Original: null, IsOwn: false } && window.IsNear(post.Author.View.Id))
            .ToLookup(post => post.Author.View.Id.Value);
        var people = said.Where(group => group.Count() <= MostNow).Select(group => group.Key).ToArray();
        if (people.Length == 0) return null;
        var args = new { People = people, Above = (window.From - FourWeeks) << 16, Below = window.From << 16, Most = MostPosts + 1 };
        var rows = await database.ReadAsync(db => db.QueryAsync<Row>(Sql, args), ct);
        var items = from row in rows
                    where row.Posts <= MostPosts
                    let newest = said[row.Id].First().Id
                    orderby row.Posts, newest descending
                    from post in said[row.Id].Take(MostOfOne)
                    select (CatchUpItem)new CatchUpPost(post, Why(row.Posts, post.Author.View.CreatedAt > window.From - FourWeeks));
        return new("quiet", l["People you seldom hear from"], [.. items])
        {
            About = l["People you follow who wrote at most eight posts in the four weeks before, and no more than five since. Whoever wrote least comes first."],
        };
    }

    private string Why(long posts, bool isNew) => posts switch
    {
        _ when isNew => l["New here"],
        0 => l["First post in four weeks"],
        1 => l["Posts about once a month"],
        2 or 3 => l["Posts about once a fortnight"],
        < 7 => l["Posts about once a week"],
        _ => l["Posts about twice a week"],
    };

    private sealed class Row
    {
        public long Id { get; set; }
        public long Posts { get; set; }
    }
}
