using Canteen.Core.Viewers;

namespace Canteen.Core.Search;

/// <summary>Posts with which <c>@viewer</c> has had to do, as queries of their <c>id</c>.</summary>
public sealed class MarkedPosts(IEnumerable<FlagTable> tables)
{
    private const string Boosted =
        "SELECT b.boost_of_id AS id FROM posts b WHERE b.author_id = @viewer AND b.boost_of_id IS NOT NULL AND b.deleted_at IS NULL";

    private const string Own = "SELECT o.id FROM posts o WHERE o.author_id = @viewer AND o.boost_of_id IS NULL AND o.deleted_at IS NULL";

    private const string ToViewer = "SELECT t.post_id AS id FROM mentions t WHERE t.account_id = @viewer";

    private readonly Dictionary<PostFlags, string> _marked = tables.ToDictionary(
        table => table.Flag, table => $"SELECT k.post_id AS id FROM {table.Name} k WHERE k.account_id = @viewer");

    /// <summary>Written by the viewer, to them, or kept by them in any way.</summary>
    public string LibrarySql => string.Join(" UNION ", _marked.Values.Append(Boosted).Append(Own).Append(ToViewer));

    /// <summary>The same as a condition on <c>posts p</c>.</summary>
    public string IsInLibrarySql => "(p.author_id = @viewer OR EXISTS (SELECT 1 FROM mentions t WHERE t.account_id = @viewer AND t.post_id = p.id)"
        + string.Concat(tables.Select(table => $" OR EXISTS (SELECT 1 FROM {table.Name} k WHERE k.account_id = @viewer AND k.post_id = p.id)"))
        + " OR EXISTS (SELECT 1 FROM posts b WHERE b.boost_of_id = p.id AND b.author_id = @viewer AND b.deleted_at IS NULL))";

    /// <summary>Null where nobody can mark posts so.</summary>
    public string? Sql(PostFlags flag) => flag == PostFlags.Boosted ? Boosted : _marked.GetValueOrDefault(flag);
}
