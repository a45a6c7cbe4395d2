
namespace Canteen.Testing;

/// <summary>
/// Keeps cookies as a browser does, but by the server's clock: .NET's own cookie container would let them expire by real time.
/// </summary>
internal sealed class CookieJar(HttpMessageHandler inner, TimeProvider clock) : DelegatingHandler(inner)
{
    private readonly Dictionary<string, (string Value, DateTimeOffset Expires)> _cookies = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Header() is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var line in set) Keep(line);
        return response;
    }

    private string Header()
    {
        lock (_cookies)
        {
            var now = clock.GetUtcNow();
            return string.Join("; ", _cookies.Where(c => c.Value.Expires > now).Select(c => $"{c.Key}={c.Value.Value}"));
        }
    }

    private void Keep(string line)
    {
        var cookie = Microsoft.Net.Http.Headers.SetCookieHeaderValue.Parse(line);
        var expires = cookie.MaxAge is { } age ? clock.GetUtcNow() + age : cookie.Expires ?? DateTimeOffset.MaxValue;
        lock (_cookies) _cookies[cookie.Name.ToString()] = (cookie.Value.ToString(), expires);
    }
}
