using Canteen.Core.Search;
using Canteen.Features.Platform.Search;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>Posts as something that can be found.</summary>
internal sealed class PostSource : ISearchSource
{
    internal const string BelowSql = "SELECT id FROM posts WHERE id < @below ORDER BY id DESC LIMIT @most";

    public string Kind => SearchKinds.Post;

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(PostPublished), typeof(PostEdited), typeof(PostDeleted)];

    public IEnumerable<long> TouchedBy(DomainEvent happened) => happened switch
    {
        PostPublished e => [e.Post.Value],
        PostEdited e => [e.Post.Value],
        PostDeleted e => [e.Post.Value],
        _ => [],
    };

    public Task<List<SearchDocument>> LoadAsync(ReadSession db, List<long> ids) => PostDocuments.LoadAsync(db, ids);

    public Task<List<long>> BelowAsync(ReadSession db, long below, int most) => db.QueryAsync<long>(BelowSql, new { below, most });
}
