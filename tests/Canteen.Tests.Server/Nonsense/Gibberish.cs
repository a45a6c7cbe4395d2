using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Canteen.Tests.Server.Nonsense;

/// <summary>Input that no client should send and every server gets.</summary>
internal static class Gibberish
{
    /// <summary>Every parameter that some route reads; an unknown one does no harm.</summary>
    private static readonly string[] Names =
    [
        "status", "visibility", "in_reply_to_id", "spoiler_text", "sensitive", "language", "media_ids", "poll", "scheduled_at",
        "quoted_status_id",
        "allowed_mentions", "quote_approval_policy", "display_name", "note", "locked", "bot", "discoverable", "indexable",
        "hide_collections",
        "fields_attributes", "source", "attribution_domains", "q", "acct", "id", "limit", "offset", "order", "local", "remote",
        "only_media", "max_id",
        "since_id", "min_id", "types", "exclude_types", "account_id", "grouped_types", "expand_accounts", "supported_types", "home",
        "notifications",
        "timeline", "any", "all", "none", "tagged", "pinned", "exclude_replies", "exclude_reblogs", "with_suspended", "following",
        "resolve", "type",
        "reblogs", "notify", "languages", "client_name", "redirect_uris", "redirect_uri", "scopes", "scope", "website", "grant_type",
        "code",
        "code_verifier", "code_challenge", "code_challenge_method", "response_type", "client_id", "client_secret", "token", "state",
        "force_login",
        "username", "email", "password", "agreement", "locale", "reason", "date_of_birth", "invite_code", "page", "resource", "next",
        "back", "text",
        "reply_to", "content_warning", "handle", "name", "for_not_following", "title", "phrase", "context", "keyword", "account_ids",
        "choices",
        "comment", "data", "subscription", "to", "invite", "current", "again", "job_title", "profession", "organisation", "bio",
        "views_own", "canteen",
    ];

    private static readonly object?[] Values =
    [
        null, true, -1, 0, 99999999999999999.5, long.MinValue, "", " ", "\0", "a\0b", "-1", "99999999999999999999999999", "1e999", "NaN",
        "\u202Egnihton\u202C", "Z\u0334\u0321\u0322\u0321\u0489a\u0335l\u0338g\u0337o", "\uFEFF\uFFFF\uFFFE", "'; DROP TABLE posts; --",
        "%s%n{0}", "../../etc/passwd",
        "<script>alert(1)</script>", new string('x', 70_000), new string('#', 5_000), "@" + new string('a', 5_000) + "@b",
        Array.Empty<object>(), new object?[] { null, 1, "x", new object[] { "y" } }, Enumerable.Range(0, 2_000).ToArray(),
        new Dictionary<string, object>(),
            new Dictionary<string, object> { ["0"] = new Dictionary<string, object> { ["name"] = new[] { 1 } } },
    ];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> PathValues =>
    [
        "0", "-1", "abc", "99999999999999999999", "%00", "%F0%9F%92%A9", "%ED%A0%80", "..%2F..%2Fetc", "%E2%80%AEx", "a%0D%0AX-Evil:1",
        new string('a', 2_000), "@", "%25",
    ];

    public static IEnumerable<string> Queries =>
    [
        .. new[] { "%00", "-1", "abc", "99999999999999999999999", "-9223372036854775808", "%ED%A0%80", "%ff%fe", "%", "",
        "%27%20OR%201=1--", new string('9', 50) }
            .Select(value => "?" + string.Join('&', Names.Select(n => $"{n}={value}"))),
        "?" + string.Join('&', Names.Select(n => n + "[]=x&" + n + "[]=y")),
        "?" + string.Join('&', Names.Select(n => n + "[a][b][]=x")),
        "?" + string.Concat(Enumerable.Repeat("a[", 20)) + "=1",
        "?access_token[]=x&limit=1&limit=2",
    ];

    public static IEnumerable<HttpContent> Bodies() => BrokenBodies().Concat(Values.SelectMany(Strange));

    private static IEnumerable<HttpContent> BrokenBodies()
    {
        foreach (var json in new[] { "", "{", "[]", "null", "\"text\"", "12", "{\"status\":\"\\ud800\"}", "{\"\\udc00\":1}",
            "{\"a\":1,\"a\":2}", new string('[', 5_000) })
        {
            yield return new StringContent(json, Encoding.UTF8, "application/json");
        }
        yield return Bytes([0xFF, 0xFE, 0x7B, 0x00], "application/json");
        yield return Bytes([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'], "application/json");
        yield return Bytes(Encoding.UTF32.GetBytes("{}"), "application/json; charset=utf-32");
        yield return Bytes("{}"u8.ToArray(), "application/json; charset=klingon");
        yield return Bytes("--x\r\nbroken"u8.ToArray(), "multipart/form-data; boundary=x");
        yield return Bytes("--x--"u8.ToArray(), "multipart/form-data");
        yield return Bytes("a=%ED%A0%80&%00=%00&=&&=;status[=1"u8.ToArray(), "application/x-www-form-urlencoded");
        yield return Bytes("<xml/>"u8.ToArray(), "text/xml");
        yield return Bytes("x"u8.ToArray(), null);
    }

    private static IEnumerable<HttpContent> Strange(object? value)
    {
        // A body of a megabyte would be refused because of its size, which tests nothing.
        var names = value is int[] || value is string { Length: > 1_000 } ? Names[..8] : Names;
        yield return new StringContent(
            JsonSerializer.Serialize(names.ToDictionary(n => n, _ => value), Relaxed), Encoding.UTF8, "application/json");
        if (value is string text) yield return new FormUrlEncodedContent(names.Select(n => KeyValuePair.Create(n, text)));
    }

    private static ByteArrayContent Bytes(byte[] bytes, string? type)
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
