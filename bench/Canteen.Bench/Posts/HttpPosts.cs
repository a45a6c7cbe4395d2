using Canteen.Bench.Load;
using Canteen.Bench.Processes;

namespace Canteen.Bench.Posts;

/// <summary>The program in a process of its own, and 64 connections that stay open.</summary>
internal sealed class HttpPosts : IAsyncDisposable
{
    private readonly ServerProcess _server;
    private readonly RawConnection[] _connections;
    private readonly string[] _tokens;
    private readonly Requests _requests = new("localhost:5000");
    private int _number;

    private HttpPosts(ServerProcess server, RawConnection[] connections, string[] tokens) =>
        (_server, _connections, _tokens) = (server, connections, tokens);

    public static async Task<HttpPosts> OpenAsync(BenchPlace place)
    {
        var folder = place.FolderFor("http");
        string[] tokens;
        await using (var app = await BenchPlace.BuildAsync(folder)) tokens = [.. (
            await BenchPlace.AddMembersAsync(app)).Select(m => m.Token)];
        var server = await ServerProcess.CanteenAsync(folder, BenchPlace.DatabaseIn(folder));
        var connections = await Task.WhenAll(tokens.Select(_ => RawConnection.OpenAsync(server.Address)));
        return new HttpPosts(server, connections, tokens);
    }

    public Task<Measure> RunAsync(TimeSpan length) =>
        Measure.ManyAsync(PostsBench.Writers, length, () => _server.ProcessorTime, PublishAsync);

    private async Task PublishAsync(int writer)
    {
        var number = Interlocked.Increment(ref _number);
        var status = await _connections[writer].AskAsync(_requests.Publish(BenchPlace.TextOf(number), _tokens[writer], $"key-{number}"));
        if (status != 200) throw new InvalidOperationException($"A post was answered {status}.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) connection.Dispose();
        await _server.DisposeAsync();
    }
}
