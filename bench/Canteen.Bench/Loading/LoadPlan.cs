using Canteen.Bench.Graph;

namespace Canteen.Bench.Loading;

/// <summary>What to fill a database with.</summary>
/// <param name="Authors">Who writes; null for everybody, by <see cref="PostingHabits"/>.</param>
/// <param name="IsForSearch">The posts say many things, and can be searched.</param>
internal sealed record LoadPlan(SocialGraph Graph, int Posts, int Seed, int[]? Authors = null, bool IsForSearch = false);
