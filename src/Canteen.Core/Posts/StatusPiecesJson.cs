namespace Canteen.Core.Posts;

/// <summary>What is left open in a Status that is written once for all who read it.</summary>
public enum StatusHole
{
    Replies,
    Reblogs,
    Favourites,

    /// <summary>The status that was boosted, or null.</summary>
    Reblog,

    Account,

    /// <summary>What the reader marked it with, and what follows from their filters: all from the first of these to the last brace.</summary>
    Reader,
}

/// <summary>A Status in UTF-8, cut where it changes or differs from reader to reader.</summary>
/// <param name="Pieces">Each with the hole that follows it.</param>
/// <param name="Around">What the boost boosts; null for a post of its own.</param>
public sealed record StatusPiecesJson(IReadOnlyList<(byte[] Text, StatusHole Hole)> Pieces, CachedPost? Around)
{
    /// <summary>Of the pieces alone.</summary>
    public int Length { get; } = Pieces.Sum(piece => piece.Text.Length);
}
