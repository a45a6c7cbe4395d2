using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Canteen.Testing;

/// <summary>The real program in a process of its own: for its command line, and for what happens when it is killed.</summary>
public sealed class CanteenProcess : IAsyncDisposable
{
    private const int Tries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
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
        var process = Start(variables, args);
        using var limit = new CancellationTokenSource(2 * Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(process.ExitCode, await output.WaitAsync(limit.Token), await error.WaitAsync(limit.Token));
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException(
                $"canteen {string.Join(' ', args)} did not end in {2 * Patience.TotalSeconds} s, and was ended.", late);
        }
        finally
        {
            await process.EndAsync();
        }
    }

    /// <summary>
    /// Starts <c>canteen run</c> on a free port and returns when it accepts connections. A process that does not open in time is ended, and
    /// another one is started.
    /// </summary>
    /// <param name="data">The data folder.</param>
    /// <param name="database">As for <c>--database</c>.</param>
    /// <param name="more">Added to the environment.</param>
    /// <param name="patience">How long it may take to open; null for a minute.</param>
    /// <param name="say">Told of each process that did not open in time; null for the run's output.</param>
    public static async Task<CanteenProcess> ServeAsync(
        string data, string database, IReadOnlyDictionary<string, string?>? more = null, TimeSpan? patience = null,
        Action<string>? say = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Another process may take the port in between; then another port is tried.
            var address = $"http://127.0.0.1:{FreePort()}";
            var variables = new Dictionary<string, string?> { ["CANTEEN_RATE_LIMITS"] = "off" };
            foreach (var (name, value) in more ?? new Dictionary<string, string?>()) variables[name] = value;
            var process = Start(variables, ["run", "--data", data, "--database", database, "--listen", address]);
            var error = new StringBuilder();
            process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
            process.BeginErrorReadLine();
            if (await OpensAsync(process, patience ?? Patience, say ?? Mishap.Tell)) return new CanteenProcess(process, address);
            await process.EndAsync();
            if (attempt == Tries) throw new InvalidOperationException($"canteen run did not open: {error}");
        }
    }

    /// <summary>SIGKILL: the program cannot finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>SIGTERM: the program finishes what it has begun.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        using var limit = new CancellationTokenSource(2 * Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync() => await _process.EndAsync();

    private static Process Start(IReadOnlyDictionary<string, string?> variables, string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "canteen"), args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("CANTEEN_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Programs.Start(start);
    }

    private static async Task<bool> OpensAsync(Process process, TimeSpan patience, Action<string> say)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (!line.StartsWith("Canteen is open", StringComparison.Ordinal)) continue;
                // Its further output must be read; otherwise the process would block when the pipe is full.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return true;
            }
        }
        catch (OperationCanceledException)
        {
            say($"canteen run was not open after {patience.TotalSeconds} s, and was ended");
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
