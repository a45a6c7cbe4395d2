using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Where a request comes from, as counts know it: one IPv4 address, or the /64 that is one network of an IPv6 customer. Who has an IPv6
/// network often has 65,536 of them, a /48: those are counted together as well.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RateAddress(long Near, long? Wide)
{
    /// <summary>How many times the limit of an address the /48 around it has.</summary>
    private const int WideFactor = 4;

    // In front of an IPv4 address, where no IPv6 network of the world begins so.
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

    /// <summary>The count of this address, and of the networks around it.</summary>
    public IEnumerable<RateBucket> Buckets(string count, int limit, int minutes, bool waits = false)
    {
        yield return new(new(count, 0, Near), limit, minutes) { Waits = waits };
        if (Wide is { } wide) yield return new(new(count, 0, wide), limit * WideFactor, minutes) { Waits = waits };
    }
}
