namespace Canteen.Features.Platform.Posts;

/// <summary>
/// A Status cut where it differs from reader to reader, in UTF-8: <c>Head</c> ends before the boosted status, <c>Middle</c> before the
/// account, and after <c>Tail</c> come the viewer's flags.
/// </summary>
/// <param name="Around">What the boost boosts; null for a post of its own.</param>
internal sealed record StatusPiecesJson(byte[] Head, byte[] Middle, byte[] Tail, KnownPost? Around)
{
    public int Length { get; } = Head.Length + Middle.Length + Tail.Length;
}
