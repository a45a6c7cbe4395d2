using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Canteen.Bench.Processes;

/// <summary>A program in a process of its own that listens on a port and prints a line when it is ready.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly int _probe;

    private ServerProcess(Process process, Uri address, int probe) => (_process, Address, _probe) = (process, address, probe);

    public Uri Address { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory, in bytes.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>
    /// The process's own memory, in bytes. The resident memory also counts the pages of the database file, once for each connection that
    /// maps them; these belong to the system's cache, which takes them back when it needs them.
    /// </summary>
    public long Own => ProcessStatus.Kilobytes(_process.Id, "RssAnon", "RssShmem") * 1024 ?? Resident;

    /// <summary><c>canteen run</c> with a database, and with rate limits off.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="database">As for <c>--database</c>.</param>
    /// <param name="settings">Further environment variables.</param>
    public static Task<ServerProcess> CanteenAsync(string folder, string database, params (string Name, string Value)[] settings)
    {
        var (port, probe) = (FreePort(), FreePort());
        var start = new ProcessStartInfo(
            Path.Combine(
                AppContext.BaseDirectory,
                "canteen"), ["run", "--data", folder, "--database", database, "--listen", $"http://127.0.0.1:{port}"]);
        start.Environment["CANTEEN_RATE_LIMITS"] = "off";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ServerProcess).Assembly.Location;
        start.Environment[StartupHook.PortVariable] = probe.ToString(CultureInfo.InvariantCulture);
        return StartAsync(start, "Canteen is open", port, probe);
    }

    /// <summary>A bare Kestrel that answers with the bodies from a file, in turn.</summary>
    public static Task<ServerProcess> StaticAsync(string bodies)
    {
        var port = FreePort();
        return StartAsync(
            new ProcessStartInfo(Environment.ProcessPath!, [StaticServer.Verb, "--port", $"{port}", "--bodies", bodies]),
            StaticServer.Ready, port, 0);
    }

    /// <summary>The size of the managed heap in bytes.</summary>
    /// <param name="collect">Counts only what is still in use.</param>
    public async Task<long> HeapAsync(bool collect)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _probe);
        client.GetStream().WriteByte((byte)(collect ? 'c' : 'p'));
        using var answer = new StreamReader(client.GetStream());
        return long.Parse(await answer.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(ProcessStartInfo start, string ready, int port, int probe)
    {
        (start.RedirectStandardOutput, start.UseShellExecute) = (true, false);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(ready, StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new ServerProcess(process, new Uri($"http://127.0.0.1:{port}"), probe);
        }
        throw new InvalidOperationException("The server did not start.");
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
