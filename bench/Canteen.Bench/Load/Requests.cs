using System.Text;
using System.Text.Json;

namespace Canteen.Bench.Load;

/// <summary>Requests for Mastodon's API, as bytes.</summary>
/// <param name="host">For the Host header.</param>
/// <param name="more">Further headers, each a whole line: <c>X-Forwarded-Proto: https</c>.</param>
internal sealed class Requests(string host, IReadOnlyList<string>? more = null)
{
    private readonly string _headers = string.Concat((more ?? []).Prepend($"Host: {host}").Select(line => line + "\r\n"));

    public byte[] Get(string path, string token) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\n{_headers}Authorization: Bearer {token}\r\n\r\n");

    /// <summary>The request of a browser.</summary>
    /// <param name="cookies">Empty for a visitor without cookies.</param>
    public byte[] Page(string path, string cookies) =>
        Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\n{_headers}Accept: text/html\r\n{(cookies.Length == 0 ? "" : $"Cookie: {cookies}\r\n")}\r\n");

    public byte[] Home(string token) => Get("/api/v1/timelines/home?limit=20", token);

    public byte[] AuthorPosts(string account, string token) => Get($"/api/v1/accounts/{account}/statuses?limit=20", token);

    /// <param name="name"><c>user</c>, <c>public</c>, <c>public/local</c>.</param>
    public byte[] Stream(string name, string token) => Get($"/api/v1/streaming/{name}", token);

    public byte[] Publish(string text, string token, string? key = null) =>
        Post("/api/v1/statuses", token, JsonSerializer.Serialize(new { status = text }), key is null ? "" : $"Idempotency-Key: {key}\r\n");

    public byte[] Answer(string post, string text, string token) =>
        Post("/api/v1/statuses", token, JsonSerializer.Serialize(new { status = text, in_reply_to_id = post }), "");

    public byte[] Favourite(string post, string token) => Post($"/api/v1/statuses/{post}/favourite", token, "{}", "");

    public byte[] Boost(string post, string token) => Post($"/api/v1/statuses/{post}/reblog", token, "{}", "");

    public byte[] Follow(string account, string token) => Post($"/api/v1/accounts/{account}/follow", token, "{}", "");

    public byte[] Json(string path, string token, object body) => Post(path, token, JsonSerializer.Serialize(body), "");

    private byte[] Post(string path, string token, string body, string extra) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\n{_headers}Authorization: Bearer {token}\r\n{extra}Content-Type: application/json\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
