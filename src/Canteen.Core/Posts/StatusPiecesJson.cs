namespace Canteen.Core.Posts;

/// <summary>What is left open in a Status that is rendered once for all readers.</summary>
public enum StatusHole
{
    Replies,
    Reblogs,
    Favourites,

    /// <summary>The status that was boosted, or null.</summary>
    Reblog,

    Account,

    /// <summary>The reader's flags, and what depends on their filters: everything from the first of these to the last brace.</summary>
    Reader,
}

/// <summary>A Status in UTF-8, cut where it changes or differs between readers.</summary>
/// <param name="Pieces">Each with the hole that follows it.</param>
/// <param name="Around">The boosted post; null when this is not a boost.</param>
public sealed record StatusPiecesJson(IReadOnlyList<(byte[] Text, StatusHole Hole)> Pieces, CachedPost? Around)
{
    /// <summary>In bytes, without what goes into the holes.</summary>
    public int Length { get; } = Pieces.Sum(piece => piece.Text.Length);
}
