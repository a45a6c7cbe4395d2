using System.Net;
using System.Net.Sockets;
using System.Text;
using Canteen.Testing;

namespace Canteen.Tests.Server.Platform;

/// <summary>
/// A client that asks before sending a body ("Expect: 100-continue") is told to go on only when the body is going to be read.
/// </summary>
[Trait("engine", "either")]
public class FormReadingTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Parts = "multipart/form-data; boundary=tea";

    [Theory]
    [InlineData("/api/v1/statuses", Form, 1_000_000)]
    [InlineData("/api/v1/statuses", Parts, 1_000_000)]
    [InlineData("/api/v1/statuses", Form, 33_000)]
    [InlineData("/api/v1/no_such_thing", Form, 1_000)]
    [InlineData("/oauth/userinfo", Form, 1_000_000)]
    [InlineData("/settings/profile", Form, 1_000_000)]
    public async Task The_form_of_a_stranger_is_not_read(string path, string type, int length)
    {
        await using var server = await TestServer.StartAsync();
        Assert.DoesNotContain(
            "100", await FirstLineAsync(server, path, $"Content-Type: {type}\r\nContent-Length: {length}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_does_not_say_how_long_it_is_is_not_read_for_a_stranger()
    {
        await using var server = await TestServer.StartAsync();
        Assert.StartsWith(
            "HTTP/1.1 401", await FirstLineAsync(server, "/api/v1/statuses", $"Content-Type: {Form}\r\nTransfer-Encoding: chunked"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/apps")]
    [InlineData("/oauth/token")]
    [InlineData("/sign-in")]
    public async Task A_form_in_an_encoding_that_is_refused_is_the_senders_mistake(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        using var form = new StringContent("client_name=Tea");
        form.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(Form + "; charset=utf-7");
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(path, form)).StatusCode);
    }

    [Fact]
    public async Task The_form_of_somebody_known_is_read()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var line = await FirstLineAsync(
            server, "/api/v1/statuses", $"Authorization: Bearer {ada.Token}\r\nContent-Type: {Form}\r\nContent-Length: 100000");
        Assert.StartsWith("HTTP/1.1 100", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_may_stand_in_a_form_beside_the_post()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var fields = new Dictionary<string, string> { ["access_token"] = ada.Token, ["status"] = "By form" };
        using var visitor = server.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("/api/v1/statuses", new FormUrlEncodedContent(fields))).StatusCode);
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields) parts.Add(new StringContent(value), name);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("/api/v1/statuses", parts)).StatusCode);
        fields["access_token"] = "nonsense";
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await visitor.PostAsync("/api/v1/statuses", new FormUrlEncodedContent(fields))).StatusCode);
    }

    /// <summary>Sends the headers alone; the first line that comes back says "continue", or is already that of the answer.</summary>
    private static async Task<string> FirstLineAsync(TestServer server, string path, string headers)
    {
        var address = new Uri(server.Address);
        using var line = new TcpClient();
        await line.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = line.GetStream();
        var request = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nExpect: 100-continue\r\n{headers}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
    }
}
