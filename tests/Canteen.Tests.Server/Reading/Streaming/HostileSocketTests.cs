using System.Net.WebSockets;
using System.Text;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>What nobody should send to a socket, and some clients do.</summary>
[Trait("engine", "either")]
public sealed class HostileSocketTests
{
    private static readonly Dictionary<string, string> Senseless = new()
    {
        [""] = "JSON",
        ["nonsense"] = "JSON",
        ["[]"] = "object",
        ["{}"] = "type",
        ["""{"type":"unsubscribe"}"""] = "no such stream",
        ["""{"type":"dance","stream":"user"}"""] = "type",
        ["""{"type":"subscribe","stream":"everything"}"""] = "no such stream",
        ["""{"type":"subscribe","stream":["user"]}"""] = "no such stream",
        ["""{"type":"subscribe","stream":"hashtag"}"""] = "tag is missing",
        ["""{"type":"subscribe","stream":"hashtag","tag":"not a tag"}"""] = "not a hashtag",
        ["""{"type":"subscribe","stream":"hashtag","tag":"\ud800"}"""] = "JSON",
        ["""{"type":"subscribe","stream":"list"}"""] = "list is missing",
        ["[[[[[[[[[[[[[[[[[[[[[[[["] = "JSON",
    };

    [Fact]
    public async Task A_frame_that_makes_no_sense_is_answered_and_the_conversation_goes_on()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var socket = await AppSocket.OpenAsync(server, ada, "?stream=public");
        foreach (var (frame, complaint) in Senseless)
        {
            await socket.SayAsync(frame);
            var (code, sentence) = await socket.ComplaintAsync();
            Assert.Equal(400, code);
            Assert.Contains(complaint, sentence, StringComparison.Ordinal);
        }
        var post = await ada.PublishAsync("Hello");
        Assert.Equal(post, (await socket.HearAsync()).Id);
    }

    [Fact]
    public async Task A_list_is_nobodys_here()
    {
        await using var server = await TestServer.StartAsync();
        await using var socket = await AppSocket.OpenAsync(server, await server.MemberAsync("ada"), "?stream=list&list=12");
        Assert.Equal(401, (await socket.ComplaintAsync()).Code);
        await socket.SayAsync("""{"type":"subscribe","stream":"list","list":12}""");
        Assert.Equal(401, (await socket.ComplaintAsync()).Code);
    }

    [Fact]
    public async Task Thousands_of_subscriptions_on_one_socket_end_at_a_hundred()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var socket = await AppSocket.OpenAsync(server, ada);
        for (var i = 0; i < 2_000; i++)
        {
            await socket.SayAsync($$"""{"type":"subscribe","stream":"hashtag","tag":"tea{{i}}"}""");
            if (i < 100) continue;
            Assert.Contains("maximum is 100", (await socket.ComplaintAsync()).Sentence, StringComparison.Ordinal);
        }
        await ada.PublishAsync("#tea1999");
        var heard = await ada.PublishAsync("#tea99");
        Assert.Equal(heard, (await socket.HearAsync()).Id);
        await socket.UnsubscribeAsync("hashtag", "tea99");
        await socket.SubscribeAsync("hashtag", "tea1999");
        var again = await ada.PublishAsync("#tea99 #tea1999");
        Assert.Equal(("hashtag tea1999", again), await socket.HearAsync() is var h ? (h.Stream, h.Id) : default);
    }

    [Fact]
    public async Task A_binary_frame_ends_the_conversation()
    {
        await using var server = await TestServer.StartAsync();
        await using var socket = await AppSocket.OpenAsync(server, await server.MemberAsync("ada"));
        await socket.SayAsync([1, 2, 3], WebSocketMessageType.Binary);
        Assert.Equal((1003, "Only text frames are accepted"), await socket.EndAsync());
    }

    [Theory]
    [InlineData((16 * 1024) + 1)]
    [InlineData(1024 * 1024)]
    public async Task A_frame_that_is_too_big_ends_the_conversation(int size)
    {
        await using var server = await TestServer.StartAsync();
        await using var socket = await AppSocket.OpenAsync(server, await server.MemberAsync("ada"));
        await socket.SayAsync(new string('x', 16 * 1024));
        Assert.Equal(400, (await socket.ComplaintAsync()).Code);
        await socket.SayAsync(new string('x', size));
        Assert.Equal((1009, "Frames can be up to 16 kB"), await socket.EndAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_end_the_conversation_and_disturb_nobody()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var other = await AppSocket.OpenAsync(server, ada, "?stream=public");
        await using var socket = await AppSocket.OpenAsync(server, ada, "?stream=public");
        await socket.SayAsync([0xC3, 0x28, 0xFF], WebSocketMessageType.Text);
        // The framework sends 1007 and drops the connection at once, so the end of the connection may arrive before the close frame.
        var dropped = await Record.ExceptionAsync(socket.EndAsync);
        Assert.True(dropped is WebSocketException || socket.Closed.Code == 1007, $"{dropped} {socket.Closed}");
        var post = await ada.PublishAsync("Hello");
        Assert.Equal(post, (await other.HearAsync()).Id);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task Who_complains_all_the_time_and_reads_nothing_is_cut_off()
    {
        await using var server = await TestServer.StartAsync(services: s => s.AddLimits(new() { Write = TimeSpan.FromMilliseconds(300) }));
        await using var socket = await AppSocket.OpenAsync(server, await server.MemberAsync("ada"));
        var garbage = Encoding.UTF8.GetBytes("{");
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 2_000_000; i++) await socket.SayAsync(garbage, WebSocketMessageType.Text);
        });
    }
}
