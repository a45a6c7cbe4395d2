using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>What of a chat has all of some words in it, in any of their forms. The chat has been let through its gate.</summary>
public sealed class SearchTranscript(Database database, VisiblePosts posts)
{
    public const int Most = 200;

    /// <summary>In UTF-16 units.</summary>
    public const int MaxWords = 200;

    private const int Slice = 200;

    internal const string Sql =
        "SELECT post_id FROM chat_posts WHERE chat_id = @chat AND post_id > @after AND state = 0 ORDER BY post_id LIMIT @Slice";

    /// <returns>Oldest first; nothing where there are no words.</returns>
    public async Task<IReadOnlyList<ShownPost>> RunAsync(Chat chat, string words, AccountId? viewer, CancellationToken ct)
    {
        var wanted = Split(words).Select(IndexQueries.OfText).OfType<IndexQuery>().ToList();
        var (found, after) = (new List<ShownPost>(), 0L);
        while (wanted.Count > 0 && found.Count < Most)
        {
            var args = new { chat = chat.Id, after, Slice };
            var ids = await database.ReadAsync(db => db.QueryAsync<PostId>(Sql, args), ct);
            found.AddRange((await posts.ListAsync(viewer, ids, FilterContext.Public, ct)).Where(post => Has(post.ToView(), wanted)));
            if (ids.Count < Slice) break;
            after = ids[^1].Value;
        }
        return found.Count <= Most ? found : found[..Most];
    }

    /// <summary>To be marked in what is found.</summary>
    internal static SoughtWords Sought(string words)
    {
        var each = Split(words).Select(word => new SearchQuery.Text(word)).ToList<SearchQuery>();
        var query = each.Count switch { 0 => null, 1 => each[0], _ => new SearchQuery.All(each) };
        return SoughtWords.Of(query, tag => [tag]);
    }

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool Has(PostView post, List<IndexQuery> wanted)
    {
        var document = new SearchDocument(post.Id.Value, $"{post.ContentWarning}\n{post.Typed}", []);
        return wanted.TrueForAll(document.Has);
    }
}
