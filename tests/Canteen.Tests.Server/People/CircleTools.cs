using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

internal static class CircleTools
{
    public const string Api = "/api/canteen/v1/circle";

    /// <summary>Without the characters that isolate names, and with single spaces.</summary>
    public static string Plain(string text) => string.Join(
        ' ', string.Concat(text.Where(c => c is not ('\u2068' or '\u2069'))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Who would widen somebody's circle, in order: "ben organisation,profession".</summary>
    public static async Task<List<string>> WidenersAsync(this Member member) =>
        [.. (await member.GetJsonAsync(Api)).GetProperty("widening").EnumerateArray().Select(one =>
            one.GetProperty("account").Text("username") + " " + string.Join(',', new[] { "organisation", "profession", "place" }
                .Where(kind => one.GetProperty(kind).ValueKind == JsonValueKind.String)))];

    public static async Task<List<string>> WidenersNamedAsync(this Member member) =>
        [.. (await member.WidenersAsync()).Select(one => one.Split(' ')[0])];

    /// <summary>People of another server, each with a profession of their own, whom somebody follows.</summary>
    public static async Task CrowdAsync(this TestServer server, Member follower, int size)
    {
        await server.SqlAsync(
            $"""
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {size})
            INSERT INTO accounts (id, handle, handle_key, domain, uri, created_at, discoverable, profession, profession_key)
            SELECT n, 'far' || n, 'far' || n, 'far.example', 'https://far.example/' || n, 1, TRUE, 'Craft ' || n, 'craft ' || n FROM numbers
            """);
        await server.SqlAsync(
            "INSERT INTO follows (id, follower_id, followee_id, created_at) SELECT id, @Id, id, 1 FROM accounts WHERE domain <> ''",
            new { Id = follower.Id.Value });
    }
}
