namespace Canteen.Domain;

/// <summary>How a post was met, after something that changed it. These change often, and the rest of a post hardly ever.</summary>
public sealed record PostCounts(long Replies, long Boosts, long Favourites);
