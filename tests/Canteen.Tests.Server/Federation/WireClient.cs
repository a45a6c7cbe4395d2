using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Federation;

/// <summary>Makes requests as another server does.</summary>
internal static class WireClient
{
    public static async Task<HttpResponseMessage> AskAsync(
        this TestServer server, string address, string accept = "application/activity+json, application/ld+json")
    {
        var question = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var type in accept.Split(", ")) question.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(type));
        return await server.Visitor().SendAsync(question);
    }

    public static async Task<JsonElement> DocumentAsync(this TestServer server, string address)
    {
        var answer = await server.AskAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/activity+json; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static List<string?> Texts(this JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetString())];

    public static string ActorOf(this TestServer server, Member member) => $"{server.Address}/ap/users/{member.Id}";
}
