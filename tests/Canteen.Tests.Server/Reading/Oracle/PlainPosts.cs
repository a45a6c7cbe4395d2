using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Core.Viewers;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>Posts as one viewer may see them, from what the database says and from nothing that is remembered.</summary>
internal sealed class PlainPosts(TestServer server)
{
    private static readonly string Sql =
        $"""
        WITH wanted AS (
          SELECT id FROM posts WHERE id IN @Ids
          UNION ALL SELECT boost_of_id FROM posts WHERE id IN @Ids AND boost_of_id IS NOT NULL)
        SELECT {PostRow.Columns}, r.id AS reply_to_id, p.reply_to_account_id FROM wanted w JOIN posts p ON p.id = w.id
        LEFT JOIN apps a ON a.id = p.app_id LEFT JOIN posts r ON r.id = p.reply_to_id AND {VisibleRule.ParentToldSql}
        WHERE {VisibleRule.Sql}
        """;

    private readonly AccountHydrator _accounts = server.Services.GetRequiredService<AccountHydrator>();
    private readonly FlagReader _flags = server.Services.GetRequiredService<FlagReader>();
    private readonly CanteenSettings _settings = server.Services.GetRequiredService<CanteenSettings>();

    /// <summary>Leaves out what <paramref name="viewer"/> may not see, and what is gone.</summary>
    public async Task<List<PostView>> LoadAsync(ReadSession db, IReadOnlyList<PostId> ids, AccountId? viewer)
    {
        if (ids.Count == 0) return [];
        var rows = await db.QueryAsync<PostRow>(
            Sql, new { Ids = ids.Select(id => id.Value).Distinct().ToArray(), viewer = viewer?.Value ?? 0 });
        if (rows.Count == 0) return [];
        rows = [.. rows.DistinctBy(r => r.Id)];
        var authors = await _accounts.LoadAsync(db, rows.ConvertAll(r => r.AuthorId));
        var extras = await PostExtras.LoadAsync(db, rows.ConvertAll(r => r.Id));
        var flags = viewer is { } person ? await _flags.OfPostsAsync(db, rows.ConvertAll(r => r.Id.Value), person) : null;
        var views = Assemble(rows, authors.DistinctBy(a => a.Id).ToDictionary(a => a.Id), Complete);
        return [.. ids.Where(views.ContainsKey).Select(id => views[id])];

        PostView Complete(PostView post) => extras.Complete(post, _settings) with
        {
            Flags = flags?.GetValueOrDefault(post.Id.Value),
            IsOwn = post.Author.Id == viewer,
        };
    }

    private static Dictionary<PostId, PostView> Assemble(
        List<PostRow> rows, Dictionary<AccountId, AccountView> authors, Func<PostView, PostView> complete)
    {
        var views = rows
            .Where(row => row.BoostOfId is null && authors.ContainsKey(row.AuthorId))
            .ToDictionary(row => row.Id, row => complete(row.ToView(authors[row.AuthorId])));
        foreach (var boost in rows.Where(row => row.BoostOfId is not null && authors.ContainsKey(row.AuthorId)))
        {
            if (views.GetValueOrDefault(boost.BoostOfId!.Value) is not { } original) continue;
            views[boost.Id] = complete(boost.ToView(authors[boost.AuthorId])) with { BoostOf = original };
        }
        return views;
    }
}
