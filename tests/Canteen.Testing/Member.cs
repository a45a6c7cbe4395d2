using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Canteen.Testing;

/// <summary>A member in a test who uses an app: requests carry their access token.</summary>
public sealed class Member
{
    private readonly TestServer _server;

    internal Member(TestServer server, AccountId id, string handle, string token)
    {
        _server = server;
        Id = id;
        Handle = handle;
        Token = token;
        Client = server.Visitor();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public AccountId Id { get; }
    public string Handle { get; }
    public string Token { get; }

    /// <summary>For what the methods below do not cover: forms, unusual headers.</summary>
    public HttpClient Client { get; }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path);

    /// <param name="body">Sent as JSON with its property names unchanged; null sends no body.</param>
    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> PutAsync(string path, object? body = null) => SendAsync(HttpMethod.Put, path, body);

    public Task<HttpResponseMessage> PatchAsync(string path, object? body = null) => SendAsync(HttpMethod.Patch, path, body);

    public Task<HttpResponseMessage> DeleteAsync(string path, object? body = null) => SendAsync(HttpMethod.Delete, path, body);

    /// <exception cref="UnexpectedAnswerException">The answer was not 200.</exception>
    public async Task<JsonElement> GetJsonAsync(string path) => await JsonOfAsync(await GetAsync(path));

    /// <inheritdoc cref="GetJsonAsync"/>
    public async Task<JsonElement> PostJsonAsync(string path, object? body = null) => await JsonOfAsync(await PostAsync(path, body));

    /// <inheritdoc cref="GetJsonAsync"/>
    public async Task<JsonElement> PutJsonAsync(string path, object? body = null) => await JsonOfAsync(await PutAsync(path, body));

    /// <inheritdoc cref="GetJsonAsync"/>
    public async Task<JsonElement> PatchJsonAsync(string path, object? body = null) => await JsonOfAsync(await PatchAsync(path, body));

    /// <inheritdoc cref="GetJsonAsync"/>
    public async Task<JsonElement> DeleteJsonAsync(string path, object? body = null) => await JsonOfAsync(await DeleteAsync(path, body));

    /// <summary>Publishes a post and returns its id.</summary>
    public async Task<string> PublishAsync(string text, string visibility = "public", string? replyTo = null) =>
        (await PostJsonAsync("/api/v1/statuses", new { status = text, visibility, in_reply_to_id = replyTo })).GetProperty("id")
            .GetString()!;

    public Task FollowAsync(Member other) => PostJsonAsync($"/api/v1/accounts/{other.Id}/follow");

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Default);
        return Client.SendAsync(request);
    }

    private async Task<JsonElement> JsonOfAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK) throw new UnexpectedAnswerException(answer, text, _server.Log);
        return JsonElement.Parse(text);
    }
}
