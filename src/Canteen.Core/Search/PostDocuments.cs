using Canteen.Storage;

namespace Canteen.Core.Search;

/// <summary>What can be found of a post: its content warning, its text, whom it is about and what it has.</summary>
public static class PostDocuments
{
    internal const string LoadSql =
        """
        SELECT p.id, p.author_id, p.text, p.content_warning, p.sensitive, p.language, p.reply_to_id, p.reply_to_account_id FROM posts p
        WHERE p.id IN @ids AND p.deleted_at IS NULL AND p.boost_of_id IS NULL
        """;

    internal const string MentionsSql = "SELECT post_id, account_id FROM mentions WHERE post_id IN @ids";

    /// <returns>Of those that there are.</returns>
    public static async Task<List<SearchDocument>> LoadAsync(ReadSession db, List<long> ids)
    {
        var posts = await db.QueryAsync<Row>(LoadSql, new { ids });
        var about = posts.Where(post => post.MayMention).Select(post => post.Id).ToList();
        var mentions = (about.Count == 0 ? [] : await db.QueryAsync<MentionRow>(MentionsSql, new { ids = about }))
            .ToLookup(row => row.PostId, row => row.AccountId);
        return posts.ConvertAll(post => post.ToDocument(mentions[post.Id]));
    }

    private sealed class Row
    {
        public long Id { get; set; }
        public AccountId AuthorId { get; set; }
        public string Text { get; set; } = "";
        public string ContentWarning { get; set; } = "";
        public bool Sensitive { get; set; }
        public string? Language { get; set; }
        public long? ReplyToId { get; set; }
        public AccountId? ReplyToAccountId { get; set; }

        public bool MayMention => Text.Contains('@', StringComparison.Ordinal);

        public SearchDocument ToDocument(IEnumerable<AccountId> mentioned)
        {
            var said = PostText.Parse(Text);
            return new SearchDocument(Id, $"{ContentWarning}\n{said.Text}", [.. Facts(said), .. mentioned.Select(SearchFacts.Mentions)]);
        }

        private IEnumerable<string> Facts(PostText said)
        {
            yield return SearchFacts.From(AuthorId);
            if (ReplyToAccountId is { } answered) yield return SearchFacts.To(answered);
            if (ReplyToId is not null || ReplyToAccountId is not null) yield return SearchFacts.Reply;
            if (Sensitive || ContentWarning.Length > 0) yield return SearchFacts.Sensitive;
            if (Language is not null) yield return SearchFacts.Language(Language);
            if (said.Tokens.Any(token => token.Kind == PostTokenKind.Link)) yield return SearchFacts.Link;
            foreach (var tag in said.Tags) yield return SearchFacts.Tag(tag.Name);
        }
    }

    private sealed class MentionRow
    {
        public long PostId { get; set; }
        public AccountId AccountId { get; set; }
    }
}
