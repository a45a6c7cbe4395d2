using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>What belongs to the posts of a page: mentions and tags, each read in one query for the whole page.</summary>
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

    private readonly ILookup<long, MentionRow> _mentions;
    private readonly ILookup<long, TagRow> _tags;

    private PostExtras(List<MentionRow> mentions, List<TagRow> tags)
    {
        _mentions = mentions.ToLookup(m => m.PostId);
        _tags = tags.ToLookup(t => t.PostId);
    }

    /// <param name="others">More posts, of which only the mentions are needed.</param>
    public static async Task<PostExtras> LoadAsync(
        ReadSession db, IReadOnlyCollection<PostId> posts, IReadOnlyCollection<PostId>? others = null) =>
        new(
        await db.QueryAsync<MentionRow>(MentionsSql, new { Ids = posts.Concat(others ?? []).Select(p => p.Value).Distinct().ToArray() }),
        await db.QueryAsync<TagRow>(TagsSql, new { Ids = posts.Select(p => p.Value).ToArray() }));

    public IReadOnlyList<AccountId> MentionedIn(PostId post) => [.. _mentions[post.Value].Select(m => m.Id)];

    public PostView Complete(PostView post, CanteenSettings settings) => post with
    {
        Mentions = [.. _mentions[post.Id.Value].Select(m => m.ToView(settings))],
        Tags = [.. _tags[post.Id.Value].Select(t => new TagView(t.Name, t.Display, settings.Url(TagName.Path(t.Name))))],
    };

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
