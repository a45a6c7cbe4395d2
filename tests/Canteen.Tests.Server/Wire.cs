using System.Text.Json;
using System.Text.RegularExpressions;
using Canteen.Testing;

namespace Canteen.Tests.Server;

/// <summary>Short forms of what tests often ask.</summary>
internal static class Wire
{
    public static bool Is(this JsonElement json, string flag) => json.GetProperty(flag).GetBoolean();

    /// <summary>A text of every item.</summary>
    public static List<string> TextsOf(this JsonElement list, string name) =>
        [.. list.EnumerateArray().Select(item => item.GetProperty(name).GetString()!)];

    public static async Task<JsonElement> GetFromJsonElementAsync(this HttpClient client, string path) =>
        JsonElement.Parse(await client.GetStringAsync(path));

    /// <summary>As in Canteen itself, the event says that access has changed.</summary>
    public static Task SuspendAsync(this TestServer server, Member member) => server.Database.WriteAsync(
        async tx =>
        {
            await tx.ExecuteAsync("UPDATE accounts SET suspended_at = @Now WHERE id = @Id", new { tx.Now, member.Id });
            await tx.AnnounceAsync(new AccountSuspended(member.Id));
            return Done.It;
        },
        CancellationToken.None);

    /// <summary>Changes the database without announcing an event.</summary>
    public static Task SqlAsync(this TestServer server, string sql, object? args = null) =>
        server.Database.WriteAsync(tx => tx.ExecuteAsync(sql, args), CancellationToken.None);
}

/// <summary>Follows Link headers as a client does.</summary>
internal static partial class Walk
{
    /// <summary>A property of every item, page after page, as long as the server gives a next page.</summary>
    public static Task<List<string>> NextAsync(HttpClient client, string path, string property) => ByAsync(client, path, property, "next");

    /// <summary>The same towards newer pages; each page is still newest first.</summary>
    public static Task<List<string>> PrevAsync(HttpClient client, string path, string property) => ByAsync(client, path, property, "prev");

    private static async Task<List<string>> ByAsync(HttpClient client, string? path, string property, string rel)
    {
        var seen = new List<string>();
        for (var pages = 0; path is not null; pages++)
        {
            Assert.True(pages < 50, "The pages do not end.");
            var answer = await client.GetAsync(path);
            answer.EnsureSuccessStatusCode();
            var items = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
            seen.AddRange(items.EnumerateArray().Select(i => i.GetProperty(property).GetString()!));
            var links = answer.Headers.TryGetValues("Link", out var values) ? string.Join(",", values) : "";
            path = items.GetArrayLength() == 0
                ? null
                : Links().Matches(links).FirstOrDefault(m => m.Groups[2].Value == rel)?.Groups[1].Value;
        }
        return seen;
    }

    [GeneratedRegex("<([^>]+)>; rel=\"([a-z]+)\"")]
    private static partial Regex Links();
}
