using Canteen.Storage;

namespace Canteen.Core.Filters;

/// <summary>Reads a person's filters with all that is in them, in the order in which they were made; also those that are over.</summary>
public static class FilterReader
{
    private const string FiltersSql =
        "SELECT id, title, contexts, action, expires_at FROM filters WHERE account_id = @owner ORDER BY id";

    private const string KeywordsSql =
        "SELECT id, filter_id, keyword, whole_word FROM filter_keywords WHERE account_id = @owner ORDER BY id";

    private const string PostsSql = "SELECT id, filter_id, post_id FROM filter_posts WHERE account_id = @owner ORDER BY id";

    public static async Task<List<Filter>> LoadAsync(ReadSession db, AccountId owner)
    {
        var filters = await db.QueryAsync<FilterRow>(FiltersSql, new { owner });
        if (filters.Count == 0) return [];
        var keywords = (await db.QueryAsync<KeywordRow>(KeywordsSql, new { owner })).ToLookup(row => row.FilterId);
        var posts = (await db.QueryAsync<PostRow>(PostsSql, new { owner })).ToLookup(row => row.FilterId);
        return filters.ConvertAll(row => new Filter(
            new(row.Id), row.Title, (FilterContext)row.Contexts, (FilterAction)row.Action, row.ExpiresAt,
            [.. keywords[row.Id].Select(k => new FilterKeyword(new(k.Id), k.Keyword, k.WholeWord))],
            [.. posts[row.Id].Select(p => new FilteredPost(new(p.Id), p.PostId))]));
    }

    private sealed class FilterRow
    {
        public long Id { get; set; }
        public string Title { get; set; } = "";
        public long Contexts { get; set; }
        public long Action { get; set; }
        public long? ExpiresAt { get; set; }
    }

    private sealed class KeywordRow
    {
        public long Id { get; set; }
        public long FilterId { get; set; }
        public string Keyword { get; set; } = "";
        public bool WholeWord { get; set; }
    }

    private sealed class PostRow
    {
        public long Id { get; set; }
        public long FilterId { get; set; }
        public PostId PostId { get; set; }
    }
}
