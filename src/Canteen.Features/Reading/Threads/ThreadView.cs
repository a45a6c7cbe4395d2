using Canteen.Core.Posts;

namespace Canteen.Features.Reading.Threads;

/// <param name="Ancestors">Oldest first.</param>
/// <param name="Descendants">Depth first, siblings by age.</param>
public sealed record ThreadView(IReadOnlyList<ThreadPost> Ancestors, ShownPost Focus, IReadOnlyList<ThreadPost> Descendants);

/// <param name="Depth">How many answers it is away from the focus.</param>
public sealed record ThreadPost(ShownPost Post, int Depth);

internal sealed class ThreadRow
{
    public PostId Id { get; set; }
    public PostId? ReplyToId { get; set; }
    public long Depth { get; set; }
}

/// <summary>How much of a thread is read, with the limits that Mastodon has.</summary>
internal sealed record ThreadBounds(int Ancestors, int Descendants, int Depth)
{
    public static readonly ThreadBounds Visitor = new(40, 60, 20);
    public static readonly ThreadBounds Member = new(4096, 4096, 4096);
}
