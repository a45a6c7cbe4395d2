namespace Canteen.Core.Viewers;

/// <summary>What one person has marked a post with; queries return sums of these. Muted applies to the whole thread of the post.</summary>
/// <remarks>A new one comes with a <see cref="FlagTable"/> and with the events that <see cref="FlagChange"/> knows it by.</remarks>
[Flags]
public enum PostFlags : byte { None = 0, Favourited = 1, Boosted = 2, Bookmarked = 4, Pinned = 8, Muted = 16 }

public static class PostFlagsExtensions
{
    /// <returns>False for a visitor, who marks nothing.</returns>
    public static bool Has(this PostFlags? flags, PostFlags flag) => flags?.HasFlag(flag) is true;
}
