using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>What a text refers to, as found in the database: the people it mentions and the tags it uses.</summary>
internal sealed record PostParts(
    IReadOnlyDictionary<MentionName, string> Pages, IReadOnlyList<AccountId> Mentioned, IReadOnlyList<TagUse> Tags,
    IReadOnlyList<WrittenTag> KnownTags)
{
    public const int MaxTags = 30;

    private const string PeopleSql =
        $"""
        SELECT a.id, a.handle, a.handle_key, a.domain, a.uri FROM accounts a
        WHERE a.handle_key IN @Handles AND a.domain IN @Domains AND a.suspended_at IS NULL AND {AccountHydrator.ShownSql}
        """;

    public static async Task<PostParts> LoadAsync(ReadSession db, PostText text, CanteenSettings settings)
    {
        var people = text.Mentions.Count == 0 ? [] : await PeopleAsync(db, text, settings);
        var tags = text.Tags.Take(MaxTags).ToList();
        var known = tags.Count == 0 ? [] : await db.QueryAsync<WrittenTag>(
            "SELECT name, display, is_public FROM tags WHERE name IN @Names", new { Names = tags.ConvertAll(t => t.Name) });
        return new(
            people.ToDictionary(p => p.Key, p => p.Value.Page(settings)),
            [.. people.Values.Select(p => p.Id).Distinct()],
            tags,
            known);
    }

    private static async Task<Dictionary<MentionName, PersonRow>> PeopleAsync(ReadSession db, PostText text, CanteenSettings settings)
    {
        var own = settings.Domain.ToLowerInvariant();
        var wanted = text.Mentions.ToDictionary(m => m, m => m.Domain == own ? m with { Domain = "" } : m);
        var rows = await db.QueryAsync<PersonRow>(PeopleSql, new
        {
            Handles = wanted.Values.Select(m => m.Handle).Distinct().ToList(),
            Domains = wanted.Values.Select(m => m.Domain).Distinct().ToList(),
        });
        var known = rows.ToDictionary(r => new MentionName(r.HandleKey, r.Domain));
        return wanted.Where(w => known.ContainsKey(w.Value)).ToDictionary(w => w.Key, w => known[w.Value]);
    }

    private sealed class PersonRow
    {
        public AccountId Id { get; set; }
        public string Handle { get; set; } = "";
        public string HandleKey { get; set; } = "";
        public string Domain { get; set; } = "";
        public string? Uri { get; set; }

        public string Page(CanteenSettings settings) => Domain.Length == 0 ? settings.Url($"/@{Handle}") : Uri ?? "";
    }
}

internal sealed class WrittenTag
{
    public string Name { get; set; } = "";
    public string Display { get; set; } = "";
    public bool IsPublic { get; set; }
}
