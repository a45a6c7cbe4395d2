using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

/// <summary>Short helpers for tests about posts.</summary>
internal static class PostTools
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static long Number(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    public static List<string> Ids(this JsonElement list) => [.. list.EnumerateArray().Select(item => item.Text("id"))];

    public static Task<JsonElement> PostOfAsync(this Member member, string id) => member.GetJsonAsync($"/api/v1/statuses/{id}");

    public static Task<JsonElement> DoAsync(this Member member, string id, string action, object? body = null) =>
        member.PostJsonAsync($"/api/v1/statuses/{id}/{action}", body);

    public static async Task RefusesAsync(this Member member, string path, object? body, HttpStatusCode status, string sentence)
    {
        var answer = await member.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((status, sentence), (answer.StatusCode, JsonElement.Parse(text).Text("error")));
    }

    public static Task<long> CountAsync(this TestServer server, string sql) =>
        server.Database.ReadAsync(db => db.ScalarAsync<long>(sql), CancellationToken.None);

    public static async Task<long> PostsCountAsync(this Member member) =>
        (await member.GetJsonAsync($"/api/v1/accounts/{member.Id}")).Number("statuses_count");
}
