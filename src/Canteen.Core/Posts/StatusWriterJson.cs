using System.Globalization;
using System.Text.Json;
using Canteen.Core.Accounts;
using Canteen.Core.Viewers;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Canteen.Core.Posts;

/// <summary>Writes cached posts as Statuses by putting their pieces together, byte for byte what the serializer would write.</summary>
public sealed class StatusWriterJson
{
    /// <summary>How many combinations of <see cref="PostFlags"/> there are.</summary>
    private const int Marks = 32;

    private static readonly AccountJson NoAccount = new() { Id = "0" };

    private readonly JsonSerializerOptions _options;
    private readonly byte[] _noAccount;

    /// <summary>
    /// The ends of a Status, from the first flag to the last brace, by <see cref="PostFlags"/>; those in the second half also say whether
    /// it is pinned.
    /// </summary>
    private readonly byte[][] _ends;

    public StatusWriterJson(IOptions<JsonOptions> json)
    {
        _options = json.Value.SerializerOptions;
        _noAccount = JsonSerializer.SerializeToUtf8Bytes(NoAccount, _options);
        _ends = [.. Enumerable.Range(0, 2 * Marks).Select(n => End((PostFlags)(n % Marks), tellsPin: n >= Marks))];
    }

    /// <summary>Cuts at keys that occur nowhere else: inside a text, the quotes would be escaped.</summary>
    public StatusPiecesJson Cut(PostView view, CachedPost? boostOf)
    {
        var bare = view with { Flags = null, BoostOf = boostOf?.View };
        var whole = StatusJson.From(bare);
        var status = whole with { Reblog = null, Account = NoAccount, RepliesCount = 0, ReblogsCount = 0, FavouritesCount = 0 };
        ReadOnlySpan<byte> rest = JsonSerializer.SerializeToUtf8Bytes(status, _options);
        var pieces = new List<(byte[], StatusHole)>
        {
            (Before(ref rest, "\"replies_count\":"u8, "0"u8), StatusHole.Replies),
            (Before(ref rest, "\"reblogs_count\":"u8, "0"u8), StatusHole.Reblogs),
            (Before(ref rest, "\"favourites_count\":"u8, "0"u8), StatusHole.Favourites),
            (Before(ref rest, "\"reblog\":"u8, "null"u8), StatusHole.Reblog),
            (Before(ref rest, "\"account\":"u8, _noAccount), StatusHole.Account),
            (rest[..^1].ToArray(), StatusHole.Reader),
        };
        return new(pieces, boostOf);
    }

    /// <returns>How many bytes <see cref="Write"/> takes.</returns>
    public int Measure(ShownPost post)
    {
        var counts = post.Shown.Counts;
        var open = Digits(counts.Replies) + Digits(counts.Boosts) + Digits(counts.Favourites) + post.Author.Json.Length + End(post).Length
            + Found(post).Length;
        return Pieces(post).Length + open + (post.Original is { } original ? Measure(original) : 4);
    }

    /// <returns>The rest of the span.</returns>
    public Span<byte> Write(Span<byte> into, ShownPost post)
    {
        var counts = post.Shown.Counts;
        foreach (var (text, hole) in Pieces(post).Pieces)
        {
            into = Put(into, text);
            into = hole switch
            {
                StatusHole.Replies => Put(into, counts.Replies),
                StatusHole.Reblogs => Put(into, counts.Boosts),
                StatusHole.Favourites => Put(into, counts.Favourites),
                StatusHole.Reblog => post.Original is { } original ? Write(into, original) : Put(into, "null"u8),
                StatusHole.Account => Put(into, post.Author.Json),
                _ => PutEnd(into, post),
            };
        }
        return into;
    }

    public byte[] ToBytes(ShownPost post)
    {
        var bytes = new byte[Measure(post)];
        Write(bytes, post);
        return bytes;
    }

    public static Span<byte> Put(Span<byte> into, ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(into);
        return into[piece.Length..];
    }

    private static Span<byte> Put(Span<byte> into, long count)
    {
        count.TryFormat(into, out var written, provider: CultureInfo.InvariantCulture);
        return into[written..];
    }

    private static int Digits(long count)
    {
        Span<byte> room = stackalloc byte[20];
        count.TryFormat(room, out var written, provider: CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>Returns everything up to and including a key, and removes that and the placeholder value from the rest.</summary>
    private static byte[] Before(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> key, ReadOnlySpan<byte> open)
    {
        var end = rest.IndexOf(key) + key.Length;
        var piece = rest[..end].ToArray();
        rest = rest[(end + open.Length)..];
        return piece;
    }

    /// <summary>What filters found stands between the last brackets.</summary>
    private Span<byte> PutEnd(Span<byte> into, ShownPost post)
    {
        var end = End(post);
        var found = Found(post);
        return found.IsEmpty ? Put(into, end) : Put(Put(Put(into, end[..^2]), found), end[^2..]);
    }

    private static ReadOnlySpan<byte> Found(ShownPost post) =>
        post is { Flags: not null, Filtered: { } found } ? found.Json.AsSpan(1..^1) : [];

    private StatusPiecesJson Pieces(ShownPost post) =>
        post.Original is { } original ? post.Post.PiecesAround(original.Post, this) : post.Post.Pieces(this);

    private ReadOnlySpan<byte> End(ShownPost post)
    {
        if (post.Flags is not { } flags) return "}"u8;
        // A boost shows the reader's flags for the original, and is not itself pinned.
        if (post.Original is { } original) return _ends[(int)original.Flags!.Value];
        var tellsPin = post.IsOwn && post.Post.View!.Audience.CanBePinned;
        return _ends[(int)flags + (tellsPin ? Marks : 0)];
    }

    private byte[] End(PostFlags flags, bool tellsPin)
    {
        var end = new FlagsJson(
            flags.HasFlag(PostFlags.Favourited), flags.HasFlag(PostFlags.Boosted), flags.HasFlag(PostFlags.Muted),
            flags.HasFlag(PostFlags.Bookmarked), tellsPin ? flags.HasFlag(PostFlags.Pinned) : null, []);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(end, _options);
        bytes[0] = (byte)',';
        return bytes;
    }
}
