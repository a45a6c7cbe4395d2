using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Canteen.Testing;

/// <summary>The real program as a process of its own: for its command line, and for what happens when it is killed.</summary>
public sealed class CanteenProcess : IAsyncDisposable
{
    private const int Tries = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private CanteenProcess(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>The root address, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Runs one command to its end.</summary>
    public static Task<CommandResult> RunAsync(params string[] args) => RunAsync(new Dictionary<string, string?>(), args);

    /// <param name="variables">Added to the environment.</param>
    /// <param name="args">As on the command line.</param>
    public static async Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string?> variables, params string[] args)
    {
        using var process = Start(variables, args);
        using var limit = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new CommandResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts <c>canteen run</c> on a free port and returns when it is open.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="database">As <c>--database</c> takes it.</param>
    /// <param name="more">Added to the environment.</param>
    public static async Task<CanteenProcess> ServeAsync(string data, string database, IReadOnlyDictionary<string, string?>? more = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Another process may take the port in between; then the next one is tried.
            var address = $"http://127.0.0.1:{FreePort()}";
            var variables = new Dictionary<string, string?> { ["CANTEEN_RATE_LIMITS"] = "off" };
            foreach (var (name, value) in more ?? new Dictionary<string, string?>()) variables[name] = value;
            var process = Start(variables, ["run", "--data", data, "--database", database, "--listen", address]);
            var error = new StringBuilder();
            process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
            process.BeginErrorReadLine();
            if (await OpensAsync(process)) return new CanteenProcess(process, address);
            await process.WaitForExitAsync();
            process.Dispose();
            if (attempt == Tries) throw new InvalidOperationException($"canteen run did not open: {error}");
        }
    }

    /// <summary>SIGKILL: no goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: the program ends what it has begun.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static Process Start(IReadOnlyDictionary<string, string?> variables, string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "canteen"), args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("CANTEEN_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<bool> OpensAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("Canteen is open", StringComparison.Ordinal)) continue;
            // What it says from now on must be read, or it would wait for us when the pipe is full.
            _ = process.StandardOutput.ReadToEndAsync();
            return true;
        }
        return false;
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

public sealed record CommandResult(int ExitCode, string Output, string Error);
