using System.Net;
using System.Net.Sockets;

namespace Canteen.ActivityPub.Fetching;

/// <summary>
/// The HTTP client for everything that people can make this server fetch. It connects only to public addresses, which it looks at after the
/// name was resolved and again at each redirect; it sends no cookies, asks no proxy, and ends what is too large or takes too long.
/// </summary>
/// <param name="agent">Who is asking, for the User-Agent header.</param>
public sealed class GuardedClient(FetchRules rules, TimeProvider clock, string agent) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = (to, ct) => ConnectAsync(rules, to.DnsEndPoint, ct),
    });

    /// <param name="mayFollow">Asked for the address itself and for each redirect; null for anywhere that is public.</param>
    public async Task<Fetched> GetAsync(Uri address, string accept, Func<Uri, bool>? mayFollow, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(rules.MostTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            return await FollowAsync(address, accept, mayFollow, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return Fetched.Not(address, FetchFault.TooSlow);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return Fetched.Not(address, IsForbidden(e) ? FetchFault.NotAllowed : FetchFault.Unreachable);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Fetched> FollowAsync(Uri address, string accept, Func<Uri, bool>? mayFollow, CancellationToken ct)
    {
        for (var redirects = 0; redirects <= rules.MostRedirects; redirects++)
        {
            if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || mayFollow?.Invoke(address) == false)
                return Fetched.Not(address, FetchFault.NotAllowed);
            using var question = new HttpRequestMessage(HttpMethod.Get, address);
            question.Headers.TryAddWithoutValidation("Accept", accept);
            question.Headers.TryAddWithoutValidation("User-Agent", agent);
            using var answer = await _http.SendAsync(question, ct);
            if (answer.StatusCode == HttpStatusCode.OK) return await ReadAsync(address, answer, ct);
            if ((int)answer.StatusCode is < 300 or > 399 || answer.Headers.Location is not { } next)
                return Fetched.Not(address, FetchFault.Refused);
            address = new Uri(address, next);
        }
        return Fetched.Not(address, FetchFault.TooManyRedirects);
    }

    private async Task<Fetched> ReadAsync(Uri from, HttpResponseMessage answer, CancellationToken ct)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[rules.MostBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return length > rules.MostBytes
            ? Fetched.Not(from, FetchFault.TooLarge)
            : new Fetched(from, answer.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "", buffer[..length]);
    }

    /// <summary>The address that was looked at is the one that is connected to, so a name cannot change its meaning in between.</summary>
    private static async ValueTask<Stream> ConnectAsync(FetchRules rules, DnsEndPoint to, CancellationToken ct)
    {
        var all = await Dns.GetHostAddressesAsync(to.Host, ct);
        var allowed = Array.FindAll(all, address => rules.MayConnect(new IPEndPoint(address, to.Port)));
        if (allowed.Length == 0) throw new ForbiddenAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsForbidden(Exception? e) => e is ForbiddenAddressException || (e is not null && IsForbidden(e.InnerException));

    private sealed class ForbiddenAddressException() : IOException("No address of this name is public.");
}
