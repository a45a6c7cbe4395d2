using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Canteen.Bench.Posts;

/// <summary>The program itself in a process of its own, and 64 connections that stay open.</summary>
internal sealed class HttpPosts : IAsyncDisposable
{
    private readonly Process _server;
    private readonly RawConnection[] _connections;
    private readonly string[] _tokens;
    private int _number;

    private HttpPosts(Process server, RawConnection[] connections, string[] tokens) => (_server, _connections, _tokens) = (server, connections, tokens);

    public static async Task<HttpPosts> OpenAsync(BenchPlace place)
    {
        var folder = place.FolderFor("http");
        string[] tokens;
        await using (var app = await BenchPlace.BuildAsync(folder)) tokens = [.. (await BenchPlace.AddMembersAsync(app)).Select(m => m.Token)];
        var port = FreePort();
        var server = await ServeAsync(folder, port);
        var connections = await Task.WhenAll(tokens.Select(_ => RawConnection.OpenAsync(port)));
        return new HttpPosts(server, connections, tokens);
    }

    public Task<Measure> RunAsync(TimeSpan length) => Measure.ManyAsync(PostsBench.Writers, length, ServerTime, PublishAsync);

    private TimeSpan ServerTime()
    {
        _server.Refresh();
        return _server.TotalProcessorTime;
    }

    private async Task PublishAsync(int writer)
    {
        var number = Interlocked.Increment(ref _number);
        var body = $$"""{"status":"{{BenchPlace.TextOf(number)}}"}""";
        var status = await _connections[writer].PostAsync(
            $"POST /api/v1/statuses HTTP/1.1\r\nHost: localhost:5000\r\nAuthorization: Bearer {_tokens[writer]}\r\nIdempotency-Key: key-{number}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        if (status != 200) throw new InvalidOperationException($"A post was answered {status}.");
    }

    private static async Task<Process> ServeAsync(string folder, int port)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "canteen"),
            ["run", "--data", folder, "--database", BenchPlace.DatabaseIn(folder), "--listen", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["CANTEEN_RATE_LIMITS"] = "off";
        var server = Process.Start(start)!;
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("Canteen is open", StringComparison.Ordinal)) continue;
            _ = server.StandardOutput.ReadToEndAsync();
            return server;
        }
        throw new InvalidOperationException("The server did not start.");
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) connection.Dispose();
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
    }
}
