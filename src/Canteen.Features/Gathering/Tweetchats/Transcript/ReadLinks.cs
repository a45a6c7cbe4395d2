using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>The links that were shared in a chat that has been let through its gate, by how many people shared them.</summary>
public sealed class ReadLinks(Database database, VisiblePosts posts)
{
    private const int Most = 100, Slice = 200, MostSlices = 10;

    internal const string Sql =
        """
        SELECT post_id FROM chat_posts
        WHERE chat_id = @chat AND post_id > @after AND has_link = TRUE AND state = 0 ORDER BY post_id LIMIT @Slice
        """;

    public async Task<IReadOnlyList<SharedLink>> RunAsync(Chat chat, AccountId? viewer, CancellationToken ct)
    {
        var (people, after) = (new Dictionary<string, HashSet<AccountId>>(StringComparer.Ordinal), 0L);
        for (var slices = 0; slices < MostSlices; slices++)
        {
            var args = new { chat = chat.Id, after, Slice };
            var ids = await database.ReadAsync(db => db.QueryAsync<PostId>(Sql, args), ct);
            foreach (var post in await posts.ListAsync(viewer, ids, FilterContext.None, ct)) Add(post, people);
            if (ids.Count < Slice) break;
            after = ids[^1].Value;
        }
        return
        [
            .. people.OrderByDescending(link => link.Value.Count).ThenBy(link => link.Key, StringComparer.Ordinal).Take(Most)
                .Select(link => new SharedLink(link.Key, link.Value.Count)),
        ];
    }

    private static void Add(ShownPost post, Dictionary<string, HashSet<AccountId>> people)
    {
        var view = post.ToView();
        foreach (var link in LinkAddress.FindIn(view.Typed ?? ""))
        {
            if (!people.TryGetValue(link, out var sharers)) people[link] = sharers = [];
            sharers.Add(view.Author.Id);
        }
    }
}
