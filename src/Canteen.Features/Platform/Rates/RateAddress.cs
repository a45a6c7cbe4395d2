using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Where a request comes from, for counting: one IPv4 address, or the /64 that is one network of an IPv6 customer. A customer with IPv6
/// often has 65,536 such networks, a /48, which are also counted together.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RateAddress(long Near, long? Wide)
{
    /// <summary>The limit of a /48, as a multiple of the limit of an address.</summary>
    private const int WideFactor = 4;

    // Put in front of an IPv4 address; no IPv6 network in use begins with it.
    private const long OfIPv4 = 0xFFFFL << 32;

    public static RateAddress Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return new(OfIPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes), null);
        var network = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        return new((long)network, (long)(network >> 16));
    }

    /// <summary>The buckets of this address, and of the network around it.</summary>
    public IEnumerable<RateBucket> Buckets(string count, int limit, int minutes, bool waits = false)
    {
        yield return new(new(count, 0, Near), limit, minutes) { Waits = waits };
        if (Wide is { } wide) yield return new(new(count, 0, wide), limit * WideFactor, minutes) { Waits = waits };
    }
}
