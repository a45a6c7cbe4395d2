using Canteen.Core.Audiences;
using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>Which hashtags can be said to be the same, and who has a say in it.</summary>
public sealed class PairGate(Database database, TagAliasCache aliases)
{
    /// <summary>Of a hashtag's posts of this week as many of the newest are counted.</summary>
    private const int Counted = 2000;

    private static readonly Fault NotUsed = Fault.Forbidden(
        "Only people who have used one of the two hashtags in a public post can vote on them");

    internal const string PublicSql = $"SELECT id, name, display FROM tags WHERE {TagGate.PublicSql} AND name IN @names";

    internal const string UsedSql =
        $"""
        SELECT COUNT(*) FROM (
          SELECT 1 AS used FROM post_tags t JOIN posts p ON p.id = t.post_id
          WHERE t.author_id = @me AND t.tag_id IN @Tags AND {TagRule.Sql} AND {AudienceSql.ForEveryone} LIMIT 1) found
        """;

    internal const string PeopleSql =
        $"""
        SELECT COUNT(DISTINCT author_id) FROM (
          SELECT p.author_id FROM post_tags t CROSS JOIN posts p
          WHERE t.tag_id = @Tag AND t.post_id >= @From AND p.id = t.post_id AND {TagRule.Sql} AND {AudienceSql.ForEveryone}
          ORDER BY t.post_id DESC LIMIT @Counted) newest
        """;

    /// <summary>Whoever is not told of a hashtag elsewhere is not told of it here.</summary>
    /// <returns>The hashtags that public posts have, by their folded names.</returns>
    internal static async Task<Dictionary<string, PublicTag>> PublicAsync(ReadSession db, IReadOnlyCollection<string> names) =>
        (await db.QueryAsync<PublicTag>(PublicSql, new { names })).ToDictionary(tag => tag.Name, StringComparer.Ordinal);

    /// <returns>
    /// 404 where there is no such pair, and where one of its hashtags is in no public post; 403 as for <see cref="CheckAsync"/>.
    /// </returns>
    public Task<Outcome<TagPair>> FindAsync(Id<TagPair> id, AccountId me, CancellationToken ct) =>
        database.ReadAsync<Outcome<TagPair>>(
            async db =>
            {
                if (await PairRows.FindAsync(db, id) is not { } row) return Fault.NotFound;
                if ((await PublicAsync(db, [row.Name, row.Main])).Count < 2) return Fault.NotFound;
                return await CheckAsync(db, me, row.Name, row.Main) is { } fault ? fault : row.ToPair();
            },
            ct);

    /// <returns>403 for whoever has used neither of the two, nor one that is read together with them; null for all others.</returns>
    internal async Task<Fault?> CheckAsync(ReadSession db, AccountId me, string one, string other)
    {
        var together = await aliases.FindAsync(db);
        var tags = await PublicAsync(db, [.. together.GroupOf(one), .. together.GroupOf(other)]);
        var args = new { me, Tags = tags.Values.Select(tag => tag.Id).ToArray() };
        return await db.ScalarAsync<long>(UsedSql, args) > 0 ? null : NotUsed;
    }

    /// <returns>The one that both are shown as comes last: that of more people this week, or else the older one.</returns>
    internal static async Task<(string Name, string Main)> OrderAsync(ReadSession db, PublicTag one, PublicTag other, long from)
    {
        var (ofOne, ofOther) = (await PeopleAsync(db, one, from), await PeopleAsync(db, other, from));
        var isOneMain = ofOne == ofOther ? one.Id < other.Id : ofOne > ofOther;
        return isOneMain ? (other.Name, one.Name) : (one.Name, other.Name);
    }

    private static Task<long> PeopleAsync(ReadSession db, PublicTag tag, long from) =>
        db.ScalarAsync<long>(PeopleSql, new { Tag = tag.Id, From = from, Counted });
}

internal sealed class PublicTag
{
    public long Id { get; set; }
    public string Name { get; set; } = "";
    public string Display { get; set; } = "";
}
