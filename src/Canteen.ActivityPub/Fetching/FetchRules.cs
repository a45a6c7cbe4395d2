using System.Net;

namespace Canteen.ActivityPub.Fetching;

/// <summary>
/// What <see cref="GuardedClient"/> may do. Only tests register other rules than the usual ones, to reach a server of their own.
/// </summary>
/// <param name="MayConnect">Asked for each address that a name stands for, right before the connection is made to it.</param>
public sealed record FetchRules(Func<IPEndPoint, bool> MayConnect)
{
    public static readonly FetchRules Usual = new(to => to.Port is 80 or 443 && PublicAddress.Is(to.Address));

    public int MostBytes { get; init; } = 512 * 1024;

    /// <summary>For all of it, redirects and body included.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(10);

    public int MostRedirects { get; init; } = 3;
}
