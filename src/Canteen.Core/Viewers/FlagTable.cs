namespace Canteen.Core.Viewers;

/// <summary>
/// A table in which people mark posts, one row for each person and post (<c>account_id</c>, <c>post_id</c>). The room that owns the table
/// registers it; without that the flag is off for everybody. Its rows are deleted with their post.
/// </summary>
/// <param name="IsOfAuthors">People mark only their own posts.</param>
public sealed record FlagTable(PostFlags Flag, string Name, bool IsOfAuthors = false);
