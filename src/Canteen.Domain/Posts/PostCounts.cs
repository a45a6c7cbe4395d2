namespace Canteen.Domain;

/// <summary>A post's counts after a change. They change often, the rest of a post hardly ever.</summary>
public sealed record PostCounts(long Replies, long Boosts, long Favourites);
