using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>Makes and reads collections as an app does.</summary>
internal static class CollectionTools
{
    public const string Collections = "/api/canteen/v1/collections";

    /// <returns>Its address in the interface.</returns>
    public static async Task<string> CollectionAsync(this Member owner, string title, string visibility = "private", params string[] posts)
    {
        var made = await owner.PostJsonAsync(Collections, new { title, visibility });
        var path = $"{Collections}/{made.Text("id")}";
        foreach (var post in posts) await owner.CollectAsync(path, post);
        return path;
    }

    public static Task<JsonElement> CollectAsync(this Member owner, string path, string post, string? note = null) =>
        owner.PostJsonAsync(path + "/statuses", new { status_id = post, note });

    /// <returns>The posts in their order.</returns>
    public static async Task<List<string>> PostsInAsync(this Member reader, string path) =>
        Posts(await reader.GetJsonAsync(path + "/statuses?limit=40"));

    public static List<string> Posts(JsonElement page) =>
        [.. page.EnumerateArray().Select(item => item.GetProperty("status").Text("id"))];

    public static List<string> Notes(JsonElement page) => [.. page.EnumerateArray().Select(item => item.Text("note"))];

    public static async Task<HttpStatusCode> CodeAsync(this Member reader, string path) => (await reader.GetAsync(path)).StatusCode;

    /// <returns>The address of its page.</returns>
    public static string Page(string path) => "/collections/" + path.Split('/')[^1];

    /// <returns>The secret part of its address.</returns>
    public static async Task<string> LinkAsync(this Member owner, string path) =>
        (await owner.GetJsonAsync(path)).Text("link").Split('/')[^1];
}
