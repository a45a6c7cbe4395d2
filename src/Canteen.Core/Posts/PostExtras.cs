using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>What hangs on a page of posts: mentions and tags, each in one query for the whole page.</summary>
internal sealed class PostExtras
{
    internal const string MentionsSql =
        """
        SELECT m.post_id, a.id, a.handle, a.domain, a.uri FROM mentions m JOIN accounts a ON a.id = m.account_id
        WHERE m.post_id IN @Ids ORDER BY m.post_id, a.id
        """;

    internal const string TagsSql =
        """
        SELECT t.post_id, g.name, g.display FROM post_tags t JOIN tags g ON g.id = t.tag_id
        WHERE t.post_id IN @Ids ORDER BY t.post_id, g.id
        """;

    internal const string FlagsSql =
        """
        SELECT post_id, 1 AS flag FROM favourites WHERE account_id = @viewer AND post_id IN @Ids
        UNION ALL SELECT boost_of_id, 2 FROM posts WHERE boost_of_id IN @Ids AND author_id = @viewer AND deleted_at IS NULL
        UNION ALL SELECT post_id, 4 FROM bookmarks WHERE account_id = @viewer AND post_id IN @Ids
        UNION ALL SELECT post_id, 8 FROM pins WHERE account_id = @viewer AND post_id IN @Ids
        UNION ALL SELECT p.id, 16 FROM posts p JOIN muted_threads t ON t.account_id = @viewer AND t.thread_id = p.thread_id WHERE p.id IN @Ids
        """;

    /// <summary>What each of many people marked one post with.</summary>
    internal const string FlagsOfManySql =
        """
        SELECT account_id, 1 AS flag FROM favourites WHERE post_id = @post AND account_id IN @Viewers
        UNION ALL SELECT author_id, 2 FROM posts WHERE boost_of_id = @post AND author_id IN @Viewers AND deleted_at IS NULL
        UNION ALL SELECT account_id, 4 FROM bookmarks WHERE post_id = @post AND account_id IN @Viewers
        UNION ALL SELECT account_id, 8 FROM pins WHERE post_id = @post AND account_id IN @Viewers
        UNION ALL SELECT t.account_id, 16 FROM posts p JOIN muted_threads t ON t.thread_id = p.thread_id WHERE p.id = @post AND t.account_id IN @Viewers
        """;

    private readonly ILookup<long, MentionRow> _mentions;
    private readonly ILookup<long, TagRow> _tags;

    private PostExtras(List<MentionRow> mentions, List<TagRow> tags)
    {
        _mentions = mentions.ToLookup(m => m.PostId);
        _tags = tags.ToLookup(t => t.PostId);
    }

    /// <param name="others">More posts, of which only the mentions are wanted.</param>
    public static async Task<PostExtras> LoadAsync(ReadSession db, IReadOnlyCollection<PostId> posts, IReadOnlyCollection<PostId>? others = null) => new(
        await db.QueryAsync<MentionRow>(MentionsSql, new { Ids = posts.Concat(others ?? []).Select(p => p.Value).Distinct().ToArray() }),
        await db.QueryAsync<TagRow>(TagsSql, new { Ids = posts.Select(p => p.Value).ToArray() }));

    /// <returns>Those of the posts that the viewer has marked.</returns>
    public static async Task<Dictionary<long, PostFlags>> FlagsAsync(ReadSession db, IReadOnlyCollection<long> posts, AccountId viewer)
    {
        var rows = await db.QueryAsync<FlagRow>(FlagsSql, new { Ids = posts, viewer });
        return rows.GroupBy(row => row.PostId).ToDictionary(post => post.Key, post => post.Aggregate(PostFlags.None, (all, row) => all | row.Flag));
    }

    /// <returns>Those of the people who have marked the post.</returns>
    public static async Task<Dictionary<AccountId, PostFlags>> FlagsOfManyAsync(
        ReadSession db, PostId post, IReadOnlyCollection<AccountId> viewers)
    {
        var rows = await db.QueryAsync<MarkerRow>(FlagsOfManySql, new { post, Viewers = viewers.Select(v => v.Value).ToArray() });
        return rows.GroupBy(row => row.AccountId).ToDictionary(who => who.Key, who => who.Aggregate(PostFlags.None, (all, row) => all | row.Flag));
    }

    public IReadOnlyList<AccountId> MentionedIn(PostId post) => [.. _mentions[post.Value].Select(m => m.Id)];

    public PostView Complete(PostView post, CanteenSettings settings) => post with
    {
        Mentions = [.. _mentions[post.Id.Value].Select(m => m.ToView(settings))],
        Tags = [.. _tags[post.Id.Value].Select(t => new TagView(t.Name, t.Display, settings.Url(TagName.Path(t.Name))))],
    };

    private sealed class MarkerRow
    {
        public AccountId AccountId { get; set; }
        public PostFlags Flag { get; set; }
    }

    private sealed class MentionRow
    {
        public long PostId { get; set; }
        public AccountId Id { get; set; }
        public string Handle { get; set; } = "";
        public string Domain { get; set; } = "";
        public string? Uri { get; set; }

        public MentionView ToView(CanteenSettings settings) => Domain.Length == 0
            ? new(Id, Handle, Handle, settings.Url($"/@{Handle}"), settings.Url($"/ap/users/{Id}"))
            : new(Id, Handle, $"{Handle}@{Domain}", Uri ?? "", Uri ?? "");
    }

    private sealed class TagRow
    {
        public long PostId { get; set; }
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
    }
}
