using System.Net;
using System.Net.Sockets;
using System.Text;
using Canteen.Core.Timelines;
using Canteen.Features.Reading.Streaming;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>Clients that do not read what they have asked for.</summary>
[Trait("engine", "either")]
public sealed class SlowReaderTests
{
    private const int Long = 20_000;

    [Fact]
    public async Task Who_stops_reading_is_cut_off_and_everybody_else_hears_everything()
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(500));
        using var count = new StreamCount(server);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var stalled = await StalledAsync(server, ben);
        await using var deaf = await AppSocket.OpenAsync(server, ben, "?stream=public");
        await using (var socket = await AppSocket.OpenAsync(server, ben, "?stream=public"))
        {
            await using var stream = await AppStream.OpenAsync(ada, "public");
            await PublishMuchAsync(ada, async id =>
            {
                Assert.Equal(id, (await socket.HearAsync()).Id);
                Assert.Equal(id, (await stream.HearAsync()).Id);
            });
        }
        await count.EmptyAsync(after: 4);
    }

    [Fact]
    public async Task Who_reads_on_too_late_is_told_to_begin_anew()
    {
        await using var server = await StartAsync(TimeSpan.FromMinutes(1));
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await using var socket = await AppSocket.OpenAsync(server, ben, "?stream=public");
        await using var stream = await AppStream.OpenAsync(ben, "public");
        await PublishMuchAsync(ada, _ => Task.CompletedTask);
        var (code, reason) = await socket.EndAsync();
        Assert.Equal(1013, code);
        Assert.Contains("fell behind", reason, StringComparison.Ordinal);
        Assert.StartsWith(":resync", await stream.EndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_telling_itself_falls_behind_what_waits_is_bounded_and_the_loss_is_known()
    {
        var backlog = new StreamQueue();
        for (var i = 1; i <= 10_000; i++) backlog.Add(new PublicStreamEvent(new(i), false, new(new(1), null, null, []), []));
        var (lost, happenings) = await backlog.TakeAsync(CancellationToken.None);
        Assert.True(lost);
        Assert.InRange(happenings.Count, 1, 4096);
        Assert.Equal(10_000, ((PublicStreamEvent)happenings[^1]).Post.Value);
    }

    [Fact]
    public async Task The_same_news_for_many_homes_is_told_as_one_and_other_news_keep_their_place()
    {
        var backlog = new StreamQueue();
        var (first, second) = (new TimelineNews(new(1), TimelineChange.Arrived), new TimelineNews(new(1), TimelineChange.Left));
        for (var i = 0; i < 3; i++) backlog.Add(first, null!);
        backlog.Add(new PublicStreamEvent(new(1), false, new(new(1), null, null, []), []));
        for (var i = 0; i < 2; i++) backlog.Add(first, null!);
        backlog.Add(second, null!);
        var (lost, happenings) = await backlog.TakeAsync(CancellationToken.None);
        Assert.False(lost);
        Assert.Equal([3, 0, 2, 1], happenings.Select(h => (h as TimelineStreamEvent)?.Whose.Count ?? 0));
    }

    private static Task<TestServer> StartAsync(TimeSpan write) => TestServer.StartAsync(
        s => s with { MaxPostCharacters = Long }, services: s => s.AddLimits(new() { Waiting = 16, Write = write }));

    /// <summary>Publishes more than the buffers on the way can hold.</summary>
    private static async Task PublishMuchAsync(Member author, Func<string, Task> published)
    {
        for (var i = 0; i < 400; i++) await published(await author.PublishAsync(new string('x', Long)));
    }

    /// <summary>Asks for a stream and never reads a byte of it.</summary>
    private static async Task<Socket> StalledAsync(TestServer server, Member member)
    {
        var address = new Uri(server.Address);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Host), address.Port)).WaitAsync(TimeSpan.FromSeconds(20));
        var question = $"GET /api/v1/streaming/public HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer "
            + $"{member.Token}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(question));
        return socket;
    }
}
