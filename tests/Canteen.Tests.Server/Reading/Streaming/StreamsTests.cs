using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>Which events are sent on which streams.</summary>
public sealed class StreamsTests
{
    [Theory]
    [InlineData("public")]
    [InlineData("public/local")]
    public async Task Public_posts_are_heard_by_all_but_boosts_and_replies_to_others_are_not(string path)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await using var stream = await AppStream.OpenAsync(ben, path);
        var first = await ada.PublishAsync("Porridge & <tea>\nis \"on\" ☕");
        await ada.PostJsonAsync($"/api/v1/statuses/{first}/reblog");
        await ben.PublishAsync("Lovely", replyTo: first);
        await ada.PublishAsync("Hush", "unlisted");
        await ada.PublishAsync("Between us", "private");
        await ada.PublishAsync("@ben psst", "direct");
        var thread = await ada.PublishAsync("And toast", replyTo: first);
        var heard = await stream.HearAsync();
        Assert.Equal(("update", first), (heard.Event, heard.Id));
        Assert.Contains("is &quot;on&quot; ☕", heard.Json.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal(thread, (await stream.HearAsync()).Id);
    }

    [Fact]
    public async Task What_all_hear_is_told_as_to_a_visitor()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var stream = await AppStream.OpenAsync(ada, "public");
        await ada.PublishAsync("Hello");
        Assert.False((await stream.HearAsync()).Json.TryGetProperty("favourited", out _));
    }

    [Fact]
    public async Task A_hashtag_is_heard_however_it_is_written_and_in_replies_too()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await using var socket = await AppSocket.OpenAsync(server, ben);
        await socket.SubscribeAsync("hashtag", "CAFÉ");
        await using var stream = await AppStream.OpenAsync(ben, "hashtag/local?tag=Cafe");
        var other = await ada.PublishAsync("No tag, and #another");
        await ada.PublishAsync("Only for some #cafe", "unlisted");
        var reply = await ben.PublishAsync("See you there #Café", replyTo: other);
        Assert.Equal(("hashtag CAFÉ", "update", reply), (await socket.HearAsync()) is var h ? (h.Stream, h.Event, h.Id) : default);
        Assert.Equal(reply, (await stream.HearAsync()).Id);
        await ben.DeleteAsync($"/api/v1/statuses/{reply}");
        Assert.Equal(("hashtag CAFÉ", "delete", reply), (await socket.HearAsync()) is var g ? (g.Stream, g.Event, g.Id) : default);
        Assert.Equal(("delete", reply), (await stream.HearAsync()) is var d ? (d.Event, d.Payload) : default);
    }

    [Fact]
    public async Task Only_their_owner_hears_that_filters_have_changed_and_nothing_of_what_is_in_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        await using var socket = await AppSocket.OpenAsync(server, ada, "?stream=user");
        await socket.SubscribeAsync("public");
        await using var stream = await AppStream.OpenAsync(ada, "user");
        await using var other = await AppSocket.OpenAsync(server, eve, "?stream=user");
        await other.SubscribeAsync("public");
        await ada.PostJsonAsync("/api/v2/filters", new { title = "Tea", context = new[] { "home" } });
        var post = await eve.PublishAsync("Coffee");
        Assert.Equal("""{"stream":["user"],"event":"filters_changed"}""", (await socket.NextAsync())?.GetRawText());
        Assert.Equal(("filters_changed", "{}"), await stream.HearAsync() is var heard ? (heard.Event, heard.Payload) : default);
        Assert.Equal(post, (await socket.HearAsync()).Id);
        foreach (var _ in new[] { "user", "public" }) Assert.Equal(post, (await other.HearAsync()).Id);
        await socket.UnsubscribeAsync("user");
        await ada.PostJsonAsync("/api/v2/filters", new { title = "Milk", context = new[] { "home" } });
        var next = await eve.PublishAsync("Cocoa");
        Assert.Equal(next, (await socket.HearAsync()).Id);
    }

    [Fact]
    public async Task One_hears_at_home_what_the_home_timeline_gets_and_ones_notifications()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        await using var socket = await AppSocket.OpenAsync(server, ben, "?stream=user");
        await socket.SubscribeAsync("user:notification");
        await eve.PublishAsync("From nobody in particular");
        var post = await ada.PublishAsync("For those who follow", "private");
        Assert.Equal(("user", "update", post), await ThreeAsync(socket));
        var own = await ben.PublishAsync("My own");
        Assert.Equal(("user", "update", own), await ThreeAsync(socket));
        await ada.PostJsonAsync($"/api/v1/statuses/{own}/favourite");
        var (one, two) = (await socket.HearAsync(), await socket.HearAsync());
        Assert.Equal(["user", "user:notification"], new[] { one.Stream, two.Stream }.Order());
        Assert.Equal(("notification", "favourite"), (one.Event, one.Json.GetProperty("type").GetString()));
        Assert.Equal(own, one.Json.GetProperty("status").GetProperty("id").GetString());
        await ada.DeleteAsync($"/api/v1/statuses/{post}");
        Assert.Equal(("user", "delete", post), await ThreeAsync(socket));
    }

    [Fact]
    public async Task A_boost_is_heard_at_home_with_what_was_boosted_and_gone_when_it_is_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await ben.FollowAsync(ada);
        var post = await eve.PublishAsync("Worth passing on");
        await server.DrainAsync();
        await using var stream = await AppStream.OpenAsync(ben, "user");
        var boost = (await ada.PostJsonAsync($"/api/v1/statuses/{post}/reblog")).GetProperty("id").GetString()!;
        var heard = await stream.HearAsync();
        Assert.Equal((boost, post), (heard.Id, heard.Json.GetProperty("reblog").GetProperty("id").GetString()));
        await ada.PostJsonAsync($"/api/v1/statuses/{post}/unreblog");
        Assert.Equal(("delete", boost), (await stream.HearAsync()) is var d ? (d.Event, d.Payload) : default);
    }

    [Fact]
    public async Task Everyone_hears_in_the_order_of_what_happened()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        await using var home = await AppStream.OpenAsync(ben, "user");
        await using var all = await AppStream.OpenAsync(ben, "public");
        var said = new List<string>();
        for (var i = 0; i < 40; i++) said.Add(await ada.PublishAsync($"Number {i}"));
        foreach (var id in said)
        {
            Assert.Equal(id, (await home.HearAsync()).Id);
            Assert.Equal(id, (await all.HearAsync()).Id);
        }
    }

    [Fact]
    public async Task Streams_of_what_is_not_here_yet_are_quiet_and_one_can_listen_to_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await using var socket = await AppSocket.OpenAsync(server, ben);
        foreach (var name in new[] { "public:media", "public:local:media", "public:remote", "public:remote:media", "direct" })
            await socket.SubscribeAsync(name);
        await socket.SubscribeAsync("public:local");
        await using var media = await AppStream.OpenAsync(ben, "public?only_media=true");
        var post = await ada.PublishAsync("@ben all words");
        Assert.Equal(("public:local", "update", post), await ThreeAsync(socket));
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(":thump", await media.LineAsync());
    }

    [Fact]
    public async Task What_is_not_listened_to_any_more_is_not_heard()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var socket = await AppSocket.OpenAsync(server, ada, "?stream=public");
        await socket.SubscribeAsync("hashtag", "tea");
        await socket.SubscribeAsync("hashtag", "Tea");
        await socket.UnsubscribeAsync("public");
        await ada.PublishAsync("Coffee");
        var tea = await ada.PublishAsync("#tea");
        Assert.Equal(("hashtag tea", "update", tea), await ThreeAsync(socket));
        await socket.UnsubscribeAsync("hashtag", "TEA");
        await socket.SubscribeAsync("public");
        await ada.PublishAsync("More #tea");
        Assert.Equal("public", (await socket.HearAsync()).Stream);
    }

    private static async Task<(string, string, string)> ThreeAsync(AppSocket socket) =>
        await socket.HearAsync() is var heard ? (heard.Stream, heard.Event, heard.Id) : default;
}
