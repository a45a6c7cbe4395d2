using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Proxies;

[Trait("engine", "either")]
public sealed class NginxTests(Nginx behind) : ProxyTests(behind), IClassFixture<Nginx>;

[Trait("engine", "either")]
public sealed class CaddyTests(Caddy behind) : ProxyTests(behind), IClassFixture<Caddy>;

[Trait("engine", "either")]
public sealed class HAProxyTests(HAProxy behind) : ProxyTests(behind), IClassFixture<HAProxy>;

/// <summary>What must work through each proxy for which <c>docs/operate.md</c> has a block, with that block.</summary>
[Trait("engine", "either")]
public abstract class ProxyTests(ProxiedServer behind)
{
    private const int Megabyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_page_comes_over_TLS_also_by_HTTP_2()
    {
        using var client = behind.Client();
        using var plain = await client.GetAsync("/");
        using var multiplexed = await client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/")
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact
            });
        foreach (var answer in new[] { plain, multiplexed })
            Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_person_signs_in_and_the_server_knows_where_from_whatever_their_browser_claims()
    {
        var person = await behind.Server.MemberAsync(NewName());
        using var browser = behind.Client();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        await SignInForm.SubmitAsync(browser, $"{person.Handle}@example.org", TestServer.PasswordOfMembers, behind.Server.Log);
        Assert.Equal(new ProxiedServer.Seen("https", Certificate.Host, ProxiedServer.ClientAddress), behind.SeenAt("/sign-in"));
        var sessions = await browser.PageAsync("/settings/sessions");
        Assert.Contains("127.0.0.2", sessions.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var fresh = behind.Client();
        using var page = await fresh.PostAsync("/sign-in", await FilledAsync(fresh, person));
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_app_hears_over_a_web_socket_and_by_server_sent_events()
    {
        var person = await behind.Server.MemberAsync(NewName());
        using var app = behind.Client(person.Token);
        using var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(Patience);
        using var dial = new HttpMessageInvoker(behind.Handler());
        await socket.ConnectAsync(
            new Uri($"wss://{Certificate.Host}/api/v1/streaming?stream=user&access_token={person.Token}"), dial, patience.Token);
        await using var events = await AppStream.OpenAsync(app, "user");
        // Once this is answered, the subscriptions made before it are active.
        await socket.SendAsync("""{"type": "nonsense"}"""u8.ToArray(), WebSocketMessageType.Text, true, patience.Token);
        await ReadAsync(socket, patience.Token);
        var post = await PublishAsync(app, "Through the proxy");
        var heard = JsonElement.Parse(await ReadAsync(socket, patience.Token));
        Assert.Equal(("update", post), (heard.Text("event"), JsonElement.Parse(heard.Text("payload")).Text("id")));
        var told = await events.HearAsync();
        Assert.Equal(("update", post), (told.Event, JsonElement.Parse(told.Payload).Text("id")));
    }

    [Fact]
    public async Task An_open_page_hears_at_once()
    {
        var person = await behind.Server.MemberAsync(NewName());
        using var app = behind.Client(person.Token);
        using var browser = behind.Client();
        await SignInForm.SubmitAsync(browser, $"{person.Handle}@example.org", TestServer.PasswordOfMembers, behind.Server.Log);
        await using var page = await OpenPage.ListenAsync(browser, "/live/home");
        var post = await PublishAsync(app, "Through the proxy");
        Assert.Contains(post, (await page.NextAsync()).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_as_large_as_allowed_arrives_and_what_is_larger_is_refused_in_words()
    {
        var person = await behind.Server.MemberAsync(NewName());
        using var app = behind.Client(person.Token);
        using var largest = await app.PostAsync("/api/v1/statuses", Filling(Megabyte));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, largest.StatusCode);
        Assert.Contains("too long", await SentenceAsync(largest), StringComparison.Ordinal);
        foreach (var size in new[] { Megabyte + 1, 3 * Megabyte })
        {
            using var larger = await app.SendAsync(AskingFirst(Filling(size)));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, larger.StatusCode);
            Assert.Equal("The request is too large (maximum is 1 MB)", await SentenceAsync(larger));
            Assert.Equal(["*"], larger.Headers.GetValues("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task While_the_server_is_down_the_proxy_says_so_and_then_goes_on()
    {
        var person = await behind.Server.MemberAsync(NewName());
        using var app = behind.Client(person.Token);
        await behind.CloseAsync();
        using var closed = await app.GetAsync("/api/v1/timelines/home");
        await behind.OpenAsync();
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "10"), (closed.StatusCode, Assert.Single(closed.Headers.GetValues("Retry-After"))));
        Assert.Equal("This server is closed for a moment. Please try again soon.", await SentenceAsync(closed));
        Assert.Equal(["*"], closed.Headers.GetValues("Access-Control-Allow-Origin"));
        using var open = await app.GetAsync("/api/v1/timelines/home");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    private static string NewName() => "p" + Guid.NewGuid().ToString("N")[..12];

    private static async Task<string> PublishAsync(HttpClient app, string text)
    {
        using var answer = await app.PostAsJsonAsync("/api/v1/statuses", new { status = text });
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("id");
    }

    private static async Task<FormUrlEncodedContent> FilledAsync(HttpClient browser, Member person) => new(new Dictionary<string, string>
    {
        ["email"] = $"{person.Handle}@example.org",
        ["password"] = TestServer.PasswordOfMembers,
        ["__RequestVerificationToken"] = Door.Forms.TokenIn(await browser.GetStringAsync("/sign-in")),
    });

    /// <summary>A meaningless post, as JSON of exactly that many bytes.</summary>
    private static StringContent Filling(int bytes)
    {
        const string Empty = """{"status":""}""";
        return new(Empty.Insert(Empty.Length - 2, new string('a', bytes - Empty.Length)), Encoding.UTF8, "application/json");
    }

    /// <summary>A client that sends the body without asking first may find the connection closed before it has read why.</summary>
    private static HttpRequestMessage AskingFirst(HttpContent body) =>
        new(HttpMethod.Post, "/api/v1/statuses") { Content = body, Headers = { ExpectContinue = true } };

    private static async Task<string> SentenceAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("error");
    }

    private static async Task<string> ReadAsync(ClientWebSocket socket, CancellationToken ct)
    {
        var (frame, length) = (new byte[64 * 1024], 0);
        while (true)
        {
            var part = await socket.ReceiveAsync(frame.AsMemory(length), ct);
            length += part.Count;
            if (part.EndOfMessage) return Encoding.UTF8.GetString(frame, 0, length);
        }
    }
}
