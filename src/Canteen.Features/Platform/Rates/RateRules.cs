using System.Net;
using System.Net.Sockets;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Rates;

/// <summary>A count for one key: at most <paramref name="Limit"/> within each window of <paramref name="Minutes"/>.</summary>
public sealed record RateBucket(string Key, int Limit, int Minutes);

/// <summary>Which counts a request falls under. The numbers are Mastodon's defaults, which its clients are written against.</summary>
public static class RateRules
{
    private static readonly string[] Cursors = ["page", "min_id", "max_id", "since_id"];

    public static IReadOnlyList<RateBucket> For(HttpContext context)
    {
        var buckets = new List<RateBucket>(4);
        var who = Who(context);
        if (context.Request.IsApi()) AddGeneral(buckets, context, who);
        foreach (var limited in context.GetEndpoint()?.Metadata.GetOrderedMetadata<RateLimited>() ?? [])
        {
            if (limited.Family is RateFamily.Listening || IsAct(context.Request)) buckets.Add(Family(limited.Family, IsByAddress(limited.Family) ? Address(context) : who));
        }
        return buckets;
    }

    private static void AddGeneral(List<RateBucket> buckets, HttpContext context, string who)
    {
        var caller = context.Caller();
        if (caller.Token is { } token) buckets.Add(new($"token:{token}", 300, 5));
        if (caller.Account is not null) buckets.Add(new($"all:{who}", 1500, 5));
        else if (!caller.IsBearer) buckets.Add(new($"all:{who}", 300, 5));
        if (Cursors.Any(context.Request.Query.ContainsKey)) buckets.Add(new($"paging:{who}", 300, 15));
    }

    private static RateBucket Family(RateFamily family, string who) => family switch
    {
        RateFamily.Posting => new($"posting:{who}", 300, 180),
        RateFamily.Deleting => new($"deleting:{who}", 30, 30),
        RateFamily.Following => new($"following:{who}", 400, 1440),
        RateFamily.Reporting => new($"reporting:{who}", 400, 1440),
        RateFamily.Uploading => new($"uploading:{who}", 30, 30),
        RateFamily.AppRegistration => new($"apps:{who}", 5, 10),
        RateFamily.SignUp => new($"sign-up:{who}", 5, 30),
        RateFamily.SignIn => new($"sign-in:{who}", 25, 5),
        RateFamily.MailRequest => new($"mail:{who}", 5, 30),
        // A hospital has one address and many people, and all of them come back when its network does.
        RateFamily.Listening => new($"listening:{who}", 3000, 5),
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };

    private static bool IsByAddress(RateFamily family) => family is RateFamily.SignIn or RateFamily.Listening;

    private static bool IsAct(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static string Who(HttpContext context) => context.Caller().Account is { } account ? $"account:{account}" : Address(context);

    /// <summary>One IPv4 address, or the /64 that an IPv6 customer owns.</summary>
    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? "ip:" + Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : $"ip:{address}";
    }
}
