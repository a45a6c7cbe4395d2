using System.Net;
using System.Net.WebSockets;
using Canteen.Features.Platform.Streams;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>How streams begin and end, and how many there may be.</summary>
public sealed class StreamOpeningTests
{
    [Fact]
    public async Task Streaming_says_that_it_is_well()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal("OK", await server.Visitor().GetStringAsync("/api/v1/streaming/health"));
        var urls = (await server.Visitor().GetFromJsonElementAsync("/api/v1/instance")).GetProperty("urls");
        Assert.StartsWith("ws://", urls.GetProperty("streaming_api").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.NotFound)]
    [InlineData("/", HttpStatusCode.NotFound)]
    [InlineData("/everything", HttpStatusCode.BadRequest)]
    [InlineData("/public/everything", HttpStatusCode.BadRequest)]
    [InlineData("/hashtag", HttpStatusCode.BadRequest)]
    [InlineData("/hashtag?tag=", HttpStatusCode.BadRequest)]
    [InlineData("/hashtag?tag=not%20a%20tag", HttpStatusCode.BadRequest)]
    [InlineData("/list", HttpStatusCode.BadRequest)]
    [InlineData("/list?list=12", HttpStatusCode.Unauthorized)]
    public async Task What_cannot_be_streamed_is_said_before_anything_streams(string path, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var answer = await ada.GetAsync("/api/v1/streaming" + path);
        Assert.Equal(expected, answer.StatusCode);
        Assert.NotEqual("", System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString());
        using var visitor = await server.Visitor().GetAsync("/api/v1/streaming" + path);
        Assert.Equal(HttpStatusCode.Unauthorized, visitor.StatusCode);
    }

    [Fact]
    public async Task Who_asks_for_the_socket_without_an_upgrade_is_told_of_both_ways()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var answer = await ada.GetAsync("/api/v1/streaming?stream=user");
        var error = System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString();
        Assert.Contains("upgrade", error, StringComparison.Ordinal);
        Assert.Contains("/api/v1/streaming/user", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/live/local")]
    [InlineData("/live/tag?name=soup")]
    [InlineData("/api/v1/streaming/user")]
    [InlineData("/api/v1/streaming/public")]
    public async Task Who_asks_for_the_head_of_a_stream_leaves_none_open(string path)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var streams = new StreamCount(server);
        using var question = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await ada.Client.SendAsync(question);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        await streams.EmptyAsync(after: 1);
    }

    [Fact]
    public async Task A_socket_opens_with_a_token_from_anywhere_at_any_of_the_addresses()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var offered = await AppSocket.OpenAsync(server, "/api/v1/streaming/?stream=public", o => o.AddSubProtocol(ada.Token));
        Assert.Equal(ada.Token, offered.SubProtocol);
        await using var asked = await AppSocket.OpenAsync(server, $"/api/v1/streaming?stream=public&access_token={ada.Token}", _ => { });
        Assert.Null(asked.SubProtocol);
        await using var headed = await AppSocket.OpenAsync(
            server, "/api/v1/streaming/public", o => o.SetRequestHeader("Authorization", "Bearer " + ada.Token));
        await using var elsewhere = await AppSocket.OpenAsync(
            server, "/api/v1/streaming/any?stream=public", o => o.AddSubProtocol(ada.Token));
        var post = await ada.PublishAsync("Hello");
        foreach (var socket in new[] { offered, asked, headed, elsewhere })
            Assert.Equal(("public", post), await socket.HearAsync() is var h ? (h.Stream, h.Id) : default);
    }

    [Fact]
    public async Task A_web_client_of_another_origin_may_read_a_stream_that_nothing_holds_back()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var question = new HttpRequestMessage(HttpMethod.Get, "/api/v1/streaming/public");
        question.Headers.Add("Origin", "https://elk.example");
        question.Headers.Add("Accept-Encoding", "br, gzip");
        using var answer = await ada.Client.SendAsync(question, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_stream_by_cookie_ends_after_half_an_hour_and_one_by_token_does_not()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var browser = await AppStream.OpenAsync(await server.BrowserAsync("ada"), "user");
        await using var app = await AppStream.OpenAsync(ada, "user");
        server.Clock.Advance(TimeSpan.FromMinutes(31));
        await browser.EndAsync();
        var post = await ada.PublishAsync("Still here");
        Assert.Equal(post, (await app.HearAsync()).Id);
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var socket = await AppSocket.OpenAsync(server, ada, "?stream=user");
        await using var stream = await AppStream.OpenAsync(ada, "user");
        var stopping = server.DisposeAsync();
        Assert.Equal((1001, "The server is stopping: please reconnect"), await socket.EndAsync());
        Assert.StartsWith(":over: the server stops", await stream.EndAsync(), StringComparison.Ordinal);
        await stopping;
    }

    [Fact]
    public async Task One_person_can_open_only_so_many_and_everybody_together_too()
    {
        await using var server = await TestServer.StartAsync(services: s => s.AddLimits(new() { Open = 3, OpenPerAccount = 2 }));
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await using var one = await AppStream.OpenAsync(ada, "user");
        await using var two = await AppSocket.OpenAsync(server, ada);
        using var third = await ada.GetAsync("/api/v1/streaming/public");
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => AppSocket.OpenAsync(server, ada));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        await using var theirs = await AppStream.OpenAsync(ben, "public");
        using var full = await ben.GetAsync("/api/v1/streaming/public");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        using var page = await server.Visitor().GetAsync("/live/local");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
    }

    [Fact]
    public async Task Who_comes_and_goes_all_the_time_leaves_nothing_behind()
    {
        // HttpClient takes a while to release an answer that has no end.
        await using var server = await TestServer.StartAsync(services: s => s.AddLimits(new() { OpenPerAccount = 200 }));
        using var count = new StreamCount(server);
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < 100; i++)
        {
            await (await AppSocket.OpenAsync(server, ada, "?stream=user")).DisposeAsync();
            await (await AppStream.OpenAsync(ada, "user")).DisposeAsync();
        }
        await count.EmptyAsync(after: 200);
        await using var stream = await AppStream.OpenAsync(ada, "user");
        var post = await ada.PublishAsync("Hello");
        Assert.Equal(post, (await stream.HearAsync()).Id);
    }

    [Fact]
    public async Task An_address_that_comes_back_all_the_time_is_held_off()
    {
        await using var server = await TestServer.StartAsync(s => s with { RateLimits = true });
        var visitor = server.Visitor();
        for (var i = 0; i < 3_000; i++)
        {
            using var answer = await visitor.GetAsync("/live/home");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        using var late = await visitor.GetAsync("/live/local");
        Assert.Equal(HttpStatusCode.TooManyRequests, late.StatusCode);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var page = await OpenPage.ListenAsync(visitor, "/live/local");
    }

    [Fact]
    public async Task Who_may_have_been_signed_out_unheard_has_to_come_back()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var stream = await AppStream.OpenAsync(ada, "user");
        server.Services.GetRequiredService<OpenStreams>().Forget();
        Assert.StartsWith(":resync", await stream.EndAsync(), StringComparison.Ordinal);
        await using var again = await AppStream.OpenAsync(ada, "user");
    }
}

internal static class StreamLimitsOfTests
{
    public static void AddLimits(this IServiceCollection services, StreamLimits limits) =>
        services.Replace(ServiceDescriptor.Singleton(limits));
}
