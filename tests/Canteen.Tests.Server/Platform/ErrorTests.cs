using System.Net;
using System.Text;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Platform;

public class ErrorTests
{
    private static readonly string[] Unknown =
    [
        "/api/v1/no_such_thing",
        "/api/v9",
        "/API/v1/no_such_thing",
        "/oauth/no_such_thing",
        "/api/v1/accounts/not-an-id",
        "/api/v1/accounts/99999999999999999999",
    ];

    [Fact]
    public async Task Unknown_routes_of_the_api_answer_json()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in Unknown)
        {
            Assert.Equal((HttpStatusCode.NotFound, "Record not found"), await ErrorAsync(await server.Visitor().GetAsync(path)));
        }
    }

    [Fact]
    public async Task The_api_answers_json_even_to_a_browser_and_pages_answer_html()
    {
        await using var server = await TestServer.StartAsync();
        var browser = server.Browser();
        browser.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal("application/json", (await browser.GetAsync("/api/v1/no_such_thing")).Content.Headers.ContentType?.MediaType);
        var page = await browser.GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_405_in_json()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().DeleteAsync("/api/v2/instance");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await ErrorAsync(answer)).Status);
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_slash_at_the_end_does_not_matter()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in new[] { "/api/v2/instance/", "/api/v1/custom_emojis/", "/health/" })
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await server.Visitor().GetAsync(path)).StatusCode));
        }
    }

    [Fact]
    public async Task HEAD_is_GET_without_the_body()
    {
        await using var server = await TestServer.StartAsync();
        var visitor = server.Visitor();
        foreach (var path in new[] { "/api/v2/instance", "/health", "/" })
        {
            var get = await visitor.GetAsync(path);
            var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Equal(get.StatusCode, (await visitor.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_413_in_json()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var form = new StringContent("status=" + new string('x', 1_100_000), Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await ErrorAsync(await ada.Client.PostAsync("/api/v1/statuses", form))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await ErrorAsync(await ada.PostAsync("/api/v1/statuses", new { status = new string('x', 1_100_000) }))).Status);
    }

    [Fact]
    public async Task Broken_json_is_400_with_the_place_where_it_broke()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var (status, error) = await ErrorAsync(await ada.Client.PostAsync("/api/v1/statuses", new StringContent("{\"status\": ", Encoding.UTF8, "application/json")));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("line 1", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Browser().PostAsync("/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("email", "ada@example.org")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string? Error)> ErrorAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString());
    }
}
