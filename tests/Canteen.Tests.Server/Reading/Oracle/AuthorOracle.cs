using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// What an author's posts have to be for somebody, by looking at every one of them and asking whether it belongs: slow, and easy to see to
/// be right. Rendered by the plain serializer from what the database says.
/// </summary>
internal sealed class AuthorOracle(TestServer server)
{
    /// <summary>Nothing has pictures or sound, so nothing belongs where only these are wanted.</summary>
    private const string PublishedSql =
        $"""
        SELECT p.id {PlainSql.Seen}
          AND p.author_id = @author AND p.id > @above AND p.id < @below
          AND NOT (@WithoutReplies = TRUE AND p.reply_to_id IS NOT NULL AND p.reply_to_account_id <> p.author_id)
          AND NOT (@WithoutBoosts = TRUE AND p.boost_of_id IS NOT NULL)
          AND NOT (@WithoutMentioned = TRUE AND p.visibility = 3)
          AND @OnlyMedia = FALSE
          AND (@tagged = FALSE OR p.id IN (SELECT pt.post_id FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE t.name = @tag))
        ORDER BY p.id DESC
        """;

    private const string PinnedSql =
        $"""
        SELECT pinned.post_id FROM pins pinned
        WHERE pinned.account_id = @author AND pinned.post_id IN (SELECT p.id {PlainSql.Seen} AND p.author_id = @author)
        ORDER BY pinned.created_at DESC, pinned.post_id DESC
        """;

    private readonly PlainJson _json = new(server);

    /// <returns>The posts, and what the page says of itself.</returns>
    public async Task<string> PublishedAsync(AccountId author, AccountId? viewer, AuthorFilter filter, PageWindow window)
    {
        var (above, below) = (Math.Max(window.MinId ?? 0, window.SinceId ?? 0), window.MaxId ?? long.MaxValue);
        var args = new
        {
            author, viewer = viewer?.Value ?? 0, above, below, filter.WithoutReplies, filter.WithoutBoosts, filter.WithoutMentioned,
            filter.OnlyMedia,
            tagged = filter.Tag is not null, tag = filter.Tag ?? "",
        };
        return await server.Database.ReadAsync(
            async db =>
            {
                var all = await db.QueryAsync<PostId>(PublishedSql, args);
                var ids = window.MinId is null ? all.Take(window.Limit).ToList() : [.. all.TakeLast(window.Limit)];
                var posts = await _json.ReadAsync(db, ids, viewer);
                return Describe(
                    posts, ids.Count == 0 ? null : ids[0].Value, ids.Count == 0 ? null : ids[^1].Value, ids.Count == window.Limit);
            },
            CancellationToken.None);
    }

    public Task<string> PinnedAsync(AccountId author, AccountId? viewer) => server.Database.ReadAsync(
        async db => await _json.ReadAsync(db, await db.QueryAsync<PostId>(PinnedSql, new { author, viewer = viewer?.Value ?? 0 }), viewer),
        CancellationToken.None);

    public static string Describe(string posts, long? first, long? last, bool full) =>
        $"{posts} from {first} to {last}{(full ? ", full" : "")}";
}
