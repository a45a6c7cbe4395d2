using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.CatchingUp;

/// <summary>Ada comes back from nights. The clock begins on a Monday at 09:00.</summary>
internal static class CatchUpTools
{
    public const string Api = "/api/canteen/v1/catch_up";

    public static readonly TimeSpan Nights = TimeSpan.FromHours(12);

    /// <summary>Members of these names whom Ada, the first, follows.</summary>
    public static async Task<List<Member>> CircleAsync(this TestServer server, params string[] others)
    {
        var ada = await server.MemberAsync("ada");
        List<Member> all = [ada];
        foreach (var other in others)
        {
            all.Add(await server.MemberAsync(other));
            await ada.FollowAsync(all[^1]);
        }
        return all;
    }

    public static async Task<JsonElement> CatchUpAsync(this TestServer server, Member member, string query = "span=12h")
    {
        await server.DrainAsync();
        return await member.GetJsonAsync($"{Api}?{query}");
    }

    /// <summary>The reasons in a section and what they are about: the id of a post, a name, or a title.</summary>
    public static List<(string About, string Reason)> In(this JsonElement found, string section) =>
        [.. found.GetProperty("sections").EnumerateArray().Where(s => s.Text("name") == section)
            .SelectMany(s => s.GetProperty("items").EnumerateArray()).Select(item => (AboutOf(item), item.Text("reason")))];

    public static List<string> Sections(this JsonElement found) => found.GetProperty("sections").TextsOf("name");

    public static List<string> Rest(this JsonElement found) => found.GetProperty("statuses").TextsOf("id");

    /// <summary>Every post that the answer tells of.</summary>
    public static List<string> Posts(this JsonElement found) =>
    [
        .. found.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("items").EnumerateArray())
            .Where(item => item.GetProperty("status").ValueKind != JsonValueKind.Null).Select(AboutOf),
        .. found.Rest(),
    ];

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static string AboutOf(JsonElement item) =>
        item.GetProperty("status") is { ValueKind: JsonValueKind.Object } post ? post.Text("id")
        : item.GetProperty("account") is { ValueKind: JsonValueKind.Object } person ? person.Text("username")
        : item.GetProperty("link").Text("title");
}
