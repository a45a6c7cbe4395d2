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
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await ErrorAsync(await ada.PostAsync("/api/v1/statuses", new { status = new string('x', 1_100_000) }))).Status);
    }

    [Fact]
    public async Task Broken_json_is_400_with_the_place_where_it_broke()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var (status, error) = await ErrorAsync(
            await ada.Client.PostAsync("/api/v1/statuses", new StringContent("{\"status\": ", Encoding.UTF8, "application/json")));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("line 1", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"Two","status":"Three"}""", "status")]
    [InlineData("""{"poll":{"options":[{"a":1,"a":2}]}}""", "a")]
    public async Task A_name_that_comes_twice_in_json_is_named(string json, string name)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var answer = await ErrorAsync(
            await ada.Client.PostAsync("/api/v1/statuses", new StringContent(json, Encoding.UTF8, "application/json")));
        Assert.Equal((HttpStatusCode.BadRequest, $"The JSON body has the name \"{name}\" twice in one object"), answer);
    }

    [Theory]
    [InlineData("text/plain", "status=Hello")]
    [InlineData("application/xml", "<status>Hello</status>")]
    [InlineData("nonsense", "Hello")]
    public async Task A_body_of_another_type_is_415_and_says_which_are_understood(string type, string body)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var (status, error) = await ErrorAsync(await PostAsync(ada, "/api/v1/statuses", body, type));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Contains("application/json", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "text/plain")]
    [InlineData("", null)]
    [InlineData("x", null)]
    public async Task A_type_without_a_body_and_a_body_without_a_type_do_no_harm(string body, string? type)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("Tea is ready.");
        foreach (var chunked in new[] { false, true })
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(ada, $"/api/v1/statuses/{id}/favourite", body, type, chunked)).StatusCode);
        }
    }

    [Fact]
    public async Task A_packed_body_is_415_and_nothing_is_done()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var packed = new StringContent(
            "status=Hello", Encoding.UTF8, "application/x-www-form-urlencoded")
        { Headers = { ContentEncoding = { "gzip" } } };
        var answer = await ada.Client.PostAsync("/api/v1/statuses", packed);
        Assert.Equal("identity", answer.Headers.GetValues("Accept-Encoding").Single());
        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, "Compressed bodies aren't accepted: send it without Content-Encoding"),
            await ErrorAsync(answer));
        Assert.Empty((await ada.GetJsonAsync($"/api/v1/accounts/{ada.Id}/statuses")).EnumerateArray());
        var plain = new StringContent(
            "status=Hello", Encoding.UTF8, "application/x-www-form-urlencoded")
        { Headers = { ContentEncoding = { "identity" } } };
        Assert.Equal(HttpStatusCode.OK, (await ada.Client.PostAsync("/api/v1/statuses", plain)).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Browser()
            .PostAsync("/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("email", "ada@example.org")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(Member member, string path, string body, string? type, bool chunked = false)
    {
        var question = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (type is not null) question.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        question.Headers.TransferEncodingChunked = chunked;
        return member.Client.SendAsync(question);
    }

    private static async Task<(HttpStatusCode Status, string? Error)> ErrorAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString());
    }
}
