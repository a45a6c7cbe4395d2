using System.Text.Json;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Viewers;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Canteen.Features.Platform.Posts;

/// <summary>Writes remembered posts as Statuses by putting their pieces together, byte for byte what the serializer would write.</summary>
internal sealed class StatusWriterJson
{
    /// <summary>How many sums of <see cref="PostFlags"/> there are.</summary>
    private const int Marks = 32;

    private static readonly AccountJson NoAccount = new() { Id = "0" };

    private readonly JsonSerializerOptions _options;
    private readonly int _accountLength;

    /// <summary>The ends of a Status, from the first flag to the last brace, by <see cref="PostFlags"/>; the second half tells whether it is pinned.</summary>
    private readonly byte[][] _ends;

    public StatusWriterJson(IOptions<JsonOptions> json)
    {
        _options = json.Value.SerializerOptions;
        _accountLength = JsonSerializer.SerializeToUtf8Bytes(NoAccount, _options).Length;
        _ends = [.. Enumerable.Range(0, 2 * Marks).Select(n => End((PostFlags)(n % Marks), tellsPin: n >= Marks))];
    }

    /// <summary>Cuts at keys that stand nowhere else: inside of a text the quotes would be escaped.</summary>
    public StatusPiecesJson Cut(PostView view, KnownPost? boostOf)
    {
        var bare = view with { Flags = null, BoostOf = boostOf?.View };
        var status = StatusJson.From(bare) with { Reblog = null, Account = NoAccount };
        var whole = JsonSerializer.SerializeToUtf8Bytes(status, _options).AsSpan();
        var reblog = whole.IndexOf("\"reblog\":null"u8) + "\"reblog\":"u8.Length;
        var account = whole.IndexOf("\"account\":{"u8) + "\"account\":"u8.Length;
        var after = account + _accountLength;
        return new(whole[..reblog].ToArray(), whole[(reblog + 4)..account].ToArray(), whole[after..^1].ToArray(), boostOf);
    }

    /// <returns>How many bytes <see cref="Write"/> takes.</returns>
    public int Measure(ShownPost post)
    {
        var pieces = Pieces(post);
        return pieces.Length + post.Author.Json.Length + (post.Original is { } original ? Measure(original) : 4) + End(post).Length;
    }

    /// <returns>What is left of the space.</returns>
    public Span<byte> Write(Span<byte> into, ShownPost post)
    {
        var pieces = Pieces(post);
        into = Put(into, pieces.Head);
        into = post.Original is { } original ? Write(into, original) : Put(into, "null"u8);
        into = Put(into, pieces.Middle);
        into = Put(into, post.Author.Json);
        into = Put(into, pieces.Tail);
        return Put(into, End(post));
    }

    public static Span<byte> Put(Span<byte> into, ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(into);
        return into[piece.Length..];
    }

    private StatusPiecesJson Pieces(ShownPost post) =>
        post.Original is { } original ? post.Post.PiecesAround(original.Post, this) : post.Post.Pieces(this);

    private ReadOnlySpan<byte> End(ShownPost post)
    {
        if (post.Flags is not { } flags) return "}"u8;
        // A boost shows what the reader did with the original, and is not pinned itself.
        if (post.Original is { } original) return _ends[(int)original.Flags!.Value];
        var tellsPin = post.IsOwn && post.Post.View!.Visibility != Visibility.Mentioned;
        return _ends[(int)flags + (tellsPin ? Marks : 0)];
    }

    private byte[] End(PostFlags flags, bool tellsPin)
    {
        var viewer = ViewerFlags.Of(flags, own: tellsPin);
        var end = new FlagsJson(viewer.Favourited, viewer.Boosted, viewer.Muted, viewer.Bookmarked, tellsPin ? viewer.Pinned : null, []);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(end, _options);
        bytes[0] = (byte)',';
        return bytes;
    }
}
