using Canteen.Core.Audiences;
using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>
/// Finds what trends. What it reads is bounded, however much is used: which things the newest uses are of, and of each of those the people.
/// </summary>
internal sealed class BoardReader(ReadSession db, AliasSet aliases, long now)
{
    /// <summary>Of each kind as many of the newest uses say which things come into question.</summary>
    private const int Looked = 20_000;

    /// <summary>As many things of each kind.</summary>
    private const int Things = 100;

    /// <summary>As many people of each.</summary>
    private const int People = 2000;

    internal const string ThingsSql =
        """
        SELECT n.subject FROM (
          SELECT u.subject FROM trend_uses u WHERE u.kind = @Kind AND u.used_at > @Since AND u.is_undone = FALSE
          ORDER BY u.used_at DESC LIMIT @Looked) n
        GROUP BY n.subject ORDER BY COUNT(*) DESC, n.subject LIMIT @Things
        """;

    private const string Found = "AND a.discoverable = TRUE AND a.indexable = TRUE";

    internal static readonly string UsesSql = Uses("");
    internal static readonly string FoundUsesSql = Uses(Found);

    /// <summary>What is hidden behind a warning is not put before everybody.</summary>
    internal const string PostsSql =
        $"""
        SELECT p.id, p.author_id FROM posts p JOIN accounts a ON a.id = p.author_id
        WHERE p.id IN @Ids AND {PublicRule.Sql} AND {AudienceSql.ForEveryone} AND p.sensitive = FALSE AND p.content_warning = ''
          AND a.suspended_at IS NULL {Found}
        """;

    private long Since => now - (long)TrendRule.Window.TotalMilliseconds;

    public async Task<TrendBoard> ReadAsync(bool isReviewed)
    {
        var links = await LinksAsync();
        var hosts = links.Select(link => LinkAddress.PublisherOf(link.Subject)).Distinct().ToArray();
        var rulings = await RulingRows.FindAsync(db, TrendKind.Publisher, hosts);
        List<TrendPublisher> publishers = [.. hosts.Select(host => new TrendPublisher(host, RulingRows.Of(rulings, host)))];
        return new(now, isReviewed, await TagsAsync(), await PostsAsync(), links, publishers);
    }

    private async Task<List<TrendItem>> TagsAsync()
    {
        var mains = (await ThingsAsync(TrendKind.Tag)).Select(aliases.MainOf).Distinct().ToArray();
        var displays = await DisplaysAsync(mains);
        var found = new List<(string, List<TrendUse>)>();
        foreach (var main in mains.Where(displays.ContainsKey))
        {
            var uses = new List<TrendUse>();
            foreach (var name in aliases.GroupOf(main)) uses.AddRange(await UsesAsync(UsesSql, TrendKind.Tag, name));
            found.Add((main, uses));
        }
        return await RankAsync(TrendKind.Tag, found, main => displays[main]);
    }

    /// <summary>Those that exist for everybody, as they are written: the main one, or else one that is read together with it.</summary>
    private async Task<Dictionary<string, string>> DisplaysAsync(IReadOnlyList<string> mains)
    {
        const string Sql = $"SELECT name, display FROM tags WHERE {TagGate.PublicSql} AND name IN @names";
        var names = mains.SelectMany(aliases.GroupOf).Distinct().ToArray();
        var rows = (await db.QueryAsync<TagRow>(Sql, new { names })).ToLookup(row => aliases.MainOf(row.Name));
        return rows.ToDictionary(
            group => group.Key, group => group.OrderBy(row => row.Name != group.Key).First().Display, StringComparer.Ordinal);
    }

    private async Task<List<TrendItem>> PostsAsync()
    {
        var things = await ThingsAsync(TrendKind.Post);
        var ids = things.Select(PostNumber).Where(id => id >> 16 > Since).ToArray();
        var found = new List<(string, List<TrendUse>)>();
        foreach (var post in await db.QueryAsync<PostRow>(PostsSql, new { Ids = ids }))
        {
            var subject = new PostId(post.Id).ToString();
            var uses = await UsesAsync(UsesSql, TrendKind.Post, subject);
            found.Add((subject, [.. uses.Where(use => use.Who.Value != post.AuthorId)]));
        }
        return await RankAsync(TrendKind.Post, found, subject => subject);
    }

    private async Task<List<TrendItem>> LinksAsync()
    {
        var found = new List<(string, List<TrendUse>)>();
        foreach (var link in await ThingsAsync(TrendKind.Link)) found.Add((link, await UsesAsync(FoundUsesSql, TrendKind.Link, link)));
        return await RankAsync(TrendKind.Link, found, link => link);
    }

    private async Task<List<TrendItem>> RankAsync(
        TrendKind kind, List<(string Subject, List<TrendUse> Uses)> found, Func<string, string> display)
    {
        var rulings = await RulingRows.FindAsync(db, kind, [.. found.Select(thing => thing.Subject)]);
        var items = from thing in found
                    let score = TrendRule.ScoreOf(kind, thing.Uses, now)
                    where score is not null
                    orderby score.Value descending, score.People descending, thing.Subject
                    select new TrendItem(
                        kind, thing.Subject, display(thing.Subject), score, RulingRows.Of(rulings, thing.Subject),
                        TrendRule.PeopleByDay(thing.Uses, now));
        return [.. items];
    }

    private Task<List<string>> ThingsAsync(TrendKind kind) =>
        db.QueryAsync<string>(ThingsSql, new { Kind = (long)kind, Since, Looked, Things });

    private async Task<List<TrendUse>> UsesAsync(string sql, TrendKind kind, string subject)
    {
        var rows = await db.QueryAsync<UseRow>(sql, new { Kind = (long)kind, subject, Since, People });
        return rows.ConvertAll(row => new TrendUse(new(row.AccountId), row.OrganisationKey, row.UsedAt));
    }

    /// <summary>
    /// A bot is no person, and whoever is suspended does not count until they are let back in. The sum keeps the engine from walking along
    /// all uses of the week, whatever they are of.
    /// </summary>
    private static string Uses(string who) =>
        $"""
        SELECT u.account_id, a.organisation_key, u.used_at FROM (
          SELECT account_id, used_at FROM trend_uses
          WHERE kind = @Kind AND subject = @subject AND is_undone = FALSE AND used_at + 0 > @Since LIMIT @People) u
        JOIN accounts a ON a.id = u.account_id
        WHERE a.suspended_at IS NULL AND a.bot = FALSE {who}
        """;

    private static long PostNumber(string subject) => PostId.TryParse(subject, out var id) ? id.Value : 0;

    private sealed class UseRow
    {
        public long AccountId { get; set; }
        public string OrganisationKey { get; set; } = "";
        public long UsedAt { get; set; }
    }

    private sealed class PostRow
    {
        public long Id { get; set; }
        public long AuthorId { get; set; }
    }

    private sealed class TagRow
    {
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
    }
}
