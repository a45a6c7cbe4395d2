namespace Canteen.Features.Platform.Posts;

/// <summary>
/// What goes with somebody's bookmark of a post, for whoever removes it. The room of collections registers it.
/// </summary>
/// <param name="post">Of a boost, what was boosted is meant.</param>
public delegate Task<CollectedCount> CountCollected(AccountId who, PostId post, CancellationToken ct);

/// <param name="Collections">In how many of their collections the post is.</param>
/// <param name="Notes">In how many of these it has a note.</param>
public sealed record CollectedCount(int Collections, int Notes);
