using System.Net;
using System.Net.WebSockets;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>Nobody hears what is not meant for them, and nobody hears anything after they were shut out.</summary>
public sealed class StreamStrangerTests
{
    [Theory]
    [InlineData("private", "Only for those who follow #tea")]
    [InlineData("direct", "@ben only for you #tea")]
    [InlineData("unlisted", "Not for the public stream #tea")]
    public async Task A_stranger_hears_nothing_that_is_not_public(string visibility, string text)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        await server.MemberAsync("ben");
        await using var socket = await AppSocket.OpenAsync(server, eve, "?stream=user");
        foreach (var name in new[] { "public", "public:local", "direct", "user:notification" }) await socket.SubscribeAsync(name);
        await socket.SubscribeAsync("hashtag", "tea");
        await using var home = await AppStream.OpenAsync(eve, "user");
        await using var tag = await AppStream.OpenAsync(eve, "hashtag?tag=tea");
        await using var all = await AppStream.OpenAsync(eve, "public");
        var secret = await ada.PublishAsync(text, visibility);
        await ada.DeleteAsync($"/api/v1/statuses/{secret}");
        await server.DrainAsync();
        var open = await eve.PublishAsync("For all #tea");
        for (var i = 0; i < 4; i++) Assert.Equal(("update", open), await WhatAsync(socket));
        foreach (var stream in new[] { home, tag, all }) Assert.Equal(open, (await stream.HearAsync()).Id);
    }

    [Fact]
    public async Task A_mention_is_heard_by_the_one_who_is_mentioned_and_by_nobody_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await eve.FollowAsync(ada);
        await server.DrainAsync();
        await using var mine = await AppStream.OpenAsync(ben, "user/notification");
        await using var theirs = await AppStream.OpenAsync(eve, "user");
        var letter = await ada.PublishAsync("@ben only for you", "direct");
        var heard = await mine.HearAsync();
        Assert.Equal(("notification", "mention"), (heard.Event, heard.Json.GetProperty("type").GetString()));
        Assert.Equal(letter, heard.Json.GetProperty("status").GetProperty("id").GetString());
        var open = await ada.PublishAsync("For all");
        Assert.Equal(open, (await theirs.HearAsync()).Id);
    }

    [Fact]
    public async Task Notifications_need_their_own_scope_also_on_the_stream_of_the_person()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var reader = await server.SecondTokenAsync(ben, "read:statuses");
        await using var stream = await AppStream.OpenAsync(reader, "user");
        await using var socket = await AppSocket.OpenAsync(server, reader, "?stream=user");
        await socket.SayAsync("""{"type":"subscribe","stream":"user:notification"}""");
        var (code, sentence) = await socket.ComplaintAsync();
        Assert.Equal(401, code);
        Assert.Contains("read:notifications", sentence, StringComparison.Ordinal);
        await ada.PublishAsync("@ben hello");
        await server.DrainAsync();
        var own = await ben.PublishAsync("My own");
        Assert.Equal(("update", own), await WhatAsync(socket));
        Assert.Equal(own, (await stream.HearAsync()).Id);
    }

    [Theory]
    [InlineData("user", "profile")]
    [InlineData("user", "read:notifications")]
    [InlineData("user/notification", "read:statuses")]
    [InlineData("public", "read:accounts")]
    [InlineData("hashtag?tag=tea", "write")]
    [InlineData("direct", "read:notifications")]
    public async Task A_token_without_the_scope_is_refused_before_anything_streams(string path, string scopes)
    {
        await using var server = await TestServer.StartAsync();
        var narrow = await server.SecondTokenAsync(await server.MemberAsync("ada"), scopes);
        using var answer = await narrow.GetAsync("/api/v1/streaming/" + path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("scope", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_taken_back_ends_its_streams_and_no_others()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var other = await server.SecondTokenAsync(ada, "read write");
        await using var socket = await AppSocket.OpenAsync(server, ada, "?stream=public");
        await using var stream = await AppStream.OpenAsync(ada, "user");
        await using var stays = await AppStream.OpenAsync(other, "user");
        await RevokeAsync(server, ada.Token);
        Assert.Equal((1008, "The token is no longer valid"), await socket.EndAsync());
        Assert.StartsWith(":over", await stream.EndAsync(), StringComparison.Ordinal);
        var own = await other.PublishAsync("Still here");
        Assert.Equal(own, (await stays.HearAsync()).Id);
    }

    [Fact]
    public async Task A_new_password_ends_every_stream_of_the_person()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await using var socket = await AppSocket.OpenAsync(server, ada, "?stream=user");
        await using var stream = await AppStream.OpenAsync(ada, "public");
        await using var stays = await AppStream.OpenAsync(ben, "public");
        await server.Database.WriteAsync(
            async tx =>
            {
                await Features.Platform.Access.SignIns.EndAllAsync(tx, ada.Id);
                return true;
            },
            CancellationToken.None);
        Assert.Equal(1008, (await socket.EndAsync()).Code);
        Assert.StartsWith(":over", await stream.EndAsync(), StringComparison.Ordinal);
        var post = await ben.PublishAsync("Still here");
        Assert.Equal(post, (await stays.HearAsync()).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?access_token=nonsense")]
    [InlineData("?stream=public&access_token=%00")]
    public async Task A_socket_without_a_good_token_is_refused_before_it_is_one(string query)
    {
        await using var server = await TestServer.StartAsync();
        var refused = await Assert.ThrowsAsync<WebSocketException>(
            () => AppSocket.OpenAsync(server, "/api/v1/streaming" + query, _ => { }));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_listen_with_the_cookie_of_a_person()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var cookie = await CookieAsync(server, "ada");
        await using var own = await AppSocket.OpenAsync(
            server, "/api/v1/streaming?stream=user", options => Bring(options, cookie, server.Address));
        foreach (var origin in new[] { "https://evil.example", "null" })
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(
                () => AppSocket.OpenAsync(server, "/api/v1/streaming?stream=user", options => Bring(options, cookie, origin)));
            Assert.Contains("401", refused.Message, StringComparison.Ordinal);
        }
    }

    private static void Bring(ClientWebSocketOptions options, string cookie, string origin)
    {
        options.SetRequestHeader("Cookie", cookie);
        options.SetRequestHeader("Origin", origin);
    }

    private static async Task<string> CookieAsync(TestServer server, string handle)
    {
        var secret = Secret<BrowserSession>.New();
        await server.SqlAsync(
            """
            INSERT INTO sessions (id, account_id, token_hash, created_at, seen_at, expires_at)
            SELECT 77, id, @Hash, @Now, @Now, @Until FROM accounts WHERE handle = @handle
            """,
            new { secret.Hash, Now = server.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Until = long.MaxValue / 2, handle });
        return $"{Features.Platform.Access.SessionCookie.Name}={secret.Text}";
    }

    private static Task RevokeAsync(TestServer server, string text) => server.Database.WriteAsync(
        async tx =>
        {
            Assert.True(Secret<AccessToken>.TryParse(text, out var token));
            var id = await tx.ScalarAsync<long>(
                "UPDATE tokens SET revoked_at = @Now WHERE token_hash = @Hash RETURNING id", new { tx.Now, Hash = token.Hash });
            await tx.AnnounceAsync(new TokenRevoked(new(id), null));
            return true;
        },
        CancellationToken.None);

    private static async Task<(string, string)> WhatAsync(AppSocket socket) =>
        await socket.HearAsync() is var heard ? (heard.Event, heard.Id) : default;
}
