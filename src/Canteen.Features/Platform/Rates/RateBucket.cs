using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Canteen.Features.Platform.Rates;

/// <summary>What is counted, for whom and from where.</summary>
/// <param name="Count">The name of the count, as the meter reports it: it never says anything about anybody.</param>
/// <param name="Whose">An id, or <see cref="Of"/> a text; 0: everybody's.</param>
/// <param name="Where">An address in the form of <see cref="RateAddress"/>; 0: anywhere.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RateKey(string Count, long Whose, long Where = 0)
{
    /// <summary>64 bits of a hash, so that a key takes the same space however long the text is, and holds no secret.</summary>
    public static long Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}

/// <summary>At most <paramref name="Limit"/> for a key within each window of <paramref name="Minutes"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RateBucket(RateKey Key, int Limit, int Minutes)
{
    /// <summary>Callers over this limit wait for their turn (<see cref="RateQueue"/>) instead of being turned away.</summary>
    public bool Waits { get; init; }

    public long Span => Minutes * 60_000L;
}

/// <summary>The result of taking one: whether there was room for it.</summary>
/// <param name="Reset">When the window ends, in milliseconds since 1970.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RateLease(bool Granted, RateBucket Bucket, int Remaining, long Reset);
