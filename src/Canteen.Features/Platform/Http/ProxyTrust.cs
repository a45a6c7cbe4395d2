using System.Net;
using Canteen.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Canteen.Features.Platform.Http;

/// <summary>Believes X-Forwarded-For, -Proto and -Host from the proxies that the settings name, and from nobody else.</summary>
public static class ProxyTrust
{
    // Not X-Forwarded-Prefix: Canteen is at the root of its address, and a prefix would become part of the addresses that it writes.
    private const ForwardedHeaders Believed = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
        | ForwardedHeaders.XForwardedHost;

    public static void UseTrustedProxies(this WebApplication app, CanteenSettings settings)
    {
        var networks = Parse(settings.TrustedProxies);
        if (networks.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = Believed, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <param name="text">Addresses and networks, separated by commas or spaces: <c>127.0.0.1, 10.0.0.0/8, ::1</c>.</param>
    /// <exception cref="FormatException">One of them is neither.</exception>
    public static IReadOnlyList<IPNetwork> Parse(string text) =>
        [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One)];

    private static IPNetwork One(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new(address, address.GetAddressBytes().Length * 8);
        throw new FormatException($"'{text}' among the trusted proxies is neither an address nor a network such as 10.0.0.0/8.");
    }
}
