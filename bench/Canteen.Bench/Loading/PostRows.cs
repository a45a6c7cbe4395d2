namespace Canteen.Bench.Loading;

/// <summary>Writes posts, their tags and the tags themselves, spread evenly over the thirty days before <paramref name="now"/>.</summary>
/// <param name="prose">What they say; null for a few sentences again and again.</param>
internal sealed class PostRows(PlannedPosts posts, long now, Prose? prose = null)
{
    private const long Span = 30L * 24 * 60 * 60 * 1000;

    private static readonly string[] Talk =
    [
        "the kettle on the ward is descaled, the rota is up, and there is soup in the fridge with a ladle.",
        "handed over at half past seven and everybody had their tea. Small things make a shift.",
        "has anybody tried the new discharge checklist? Ours saves twenty minutes at the bedside, and nobody misses the leaflet.",
        "thank you to the porters, who found the missing bed, the missing pump and the missing trolley before breakfast.",
        "reading about pressure care on the train. Two ideas to try on Monday, and one to stop doing.",
        "our student passed! Cake in the staff room until it is gone, which will be soon.",
    ];

    public static string TagName(int tag) => $"topic{tag}";

    public void WriteTags(IBulkTarget target)
    {
        using var rows = target.Open("tags", "id", "name", "display", "is_public", "created_at");
        for (var tag = 0; tag < PlannedPosts.Tags; tag++)
        {
            rows.Add(tag + 1L);
            rows.Add(TagName(tag));
            rows.Add($"Topic{tag}");
            rows.Add(true);
            rows.Add(now - Span);
            rows.EndRow();
        }
    }

    public void WritePosts(IBulkTarget target)
    {
        using var rows = target.Open(
            "posts", "id", "author_id", "text", "html", "visibility", "language", "thread_id", "reply_to_id", "reply_to_account_id",
            "boost_of_id", "created_at",
            "replies_count", "boosts_count");
        var threads = new long[posts.All.Length];
        for (var i = 0; i < posts.All.Length; i++)
        {
            var post = posts.All[i];
            threads[i] = post.ReplyTo < 0 ? Id(i) : threads[post.ReplyTo];
            rows.Add(Id(i));
            rows.Add(Roster.Account(post.Author).Value);
            AddText(rows, i, post);
            rows.Add(post.FollowersOnly ? 2L : 0L);
            rows.Add(post.BoostOf < 0 ? "en" : null);
            rows.Add(threads[i]);
            rows.Add(IdOrNull(post.ReplyTo));
            rows.Add(post.ReplyTo < 0 ? null : (long?)Roster.Account(posts.All[post.ReplyTo].Author).Value);
            rows.Add(IdOrNull(post.BoostOf));
            rows.Add(At(i));
            rows.Add((long)posts.RepliesTo[i]);
            rows.Add((long)posts.BoostsOf[i]);
            rows.EndRow();
        }
    }

    public void WriteTagUses(IBulkTarget target)
    {
        using var rows = target.Open("post_tags", "tag_id", "visibility", "post_id", "author_id");
        foreach (var (i, post) in posts.All.Index().Where(p => p.Item.Tag >= 0).OrderBy(p => p.Item.Tag))
        {
            rows.Add(post.Tag + 1L);
            rows.Add(post.FollowersOnly ? 2L : 0L);
            rows.Add(Id(i));
            rows.Add(Roster.Account(post.Author).Value);
            rows.EndRow();
        }
    }

    private void AddText(IRowWriter rows, int number, PlannedPost post)
    {
        if (post.BoostOf >= 0)
        {
            rows.Add("");
            rows.Add("");
            return;
        }
        var (words, link) = prose?.Text(number) ?? ($"Post {number}: {Talk[number % Talk.Length]}", null);
        var tag = post.Tag < 0 ? null : $"Topic{post.Tag}";
        rows.Add(string.Join(' ', new[] { words, link, tag is null ? null : $"#{tag}" }.OfType<string>()));
        rows.Add($"<p>{string.Join(' ', new[] { words, LinkHtml(link), TagHtml(tag) }.OfType<string>())}</p>");
    }

    private static string? LinkHtml(string? link) =>
        link is null ? null : $"<a href=\"{link}\" rel=\"nofollow noopener\" target=\"_blank\">{link["https://".Length..]}</a>";

    private static string? TagHtml(string? tag) => tag is null
        ? null
        : $"<a href=\"http://localhost:5000/tags/{tag.ToLowerInvariant()}\" class=\"mention hashtag\" rel=\"tag\">#<span>{tag}</span></a>";

    private long At(int number) => now - Span + (long)((double)Span * number / posts.All.Length);

    private long Id(int number) => (At(number) << 16) + (number & 0xffff);

    private long? IdOrNull(int number) => number < 0 ? null : Id(number);
}
