using Canteen.Core.Audiences;

namespace Canteen.Core.Posts;

/// <summary>Posts as the JSON that apps read, rendered once for all who see the same.</summary>
public sealed class RenderedPosts
{
    private const int Kept = 64;

    private readonly VisiblePosts _posts;
    private readonly StatusWriterJson _writer;
    private readonly Lock _lock = new();
    private readonly Queue<Rendering> _recent = new();

    public RenderedPosts(VisiblePosts posts, StatusWriterJson writer) => (_posts, _writer) = (posts, writer);

    /// <summary>
    /// UTF-8; null where <paramref name="viewer"/> (null: a visitor) may not see the post. The bytes are shared, so they must not be
    /// changed.
    /// </summary>
    public async ValueTask<byte[]?> JsonAsync(PostId id, AccountId? viewer, FilterContext where, CancellationToken ct) =>
        (await _posts.ShowAsync(viewer, [id], where, ct))[0] is { } post ? Render(post) : null;

    /// <summary>As <see cref="JsonAsync"/>, for many viewers, in their order; what has to be read is read once for all of them.</summary>
    public async ValueTask<byte[]?[]> JsonForEachAsync(
        PostId id, IReadOnlyList<AccountId> viewers, FilterContext where, CancellationToken ct) =>
        [.. (await _posts.ShowToAsync(viewers, id, where, ct)).Select(post => post is null ? null : Render(post))];

    /// <summary>
    /// Recent results are kept, because a new post goes to many people within moments, and nearly all of them see the same.
    /// </summary>
    private byte[] Render(ShownPost post)
    {
        lock (_lock)
        {
            foreach (var rendering in _recent)
                if (rendering.IsOf(post)) return rendering.Bytes;
        }
        var fresh = new Rendering(post, _writer.ToBytes(post));
        lock (_lock)
        {
            if (_recent.Count >= Kept) _recent.Dequeue();
            _recent.Enqueue(fresh);
        }
        return fresh.Bytes;
    }

    private sealed record Rendering(ShownPost Post, byte[] Bytes)
    {
        public bool IsOf(ShownPost other) =>
            Same(Post, other) && (Post.Original is null || Same(Post.Original, other.Original!));

        private static bool Same(ShownPost one, ShownPost other) =>
            ReferenceEquals(one.Post, other.Post) && ReferenceEquals(one.Author, other.Author) && one.Flags == other.Flags
            && one.IsOwn == other.IsOwn && ReferenceEquals(one.Filtered, other.Filtered) && one.Counts == other.Counts;
    }
}
