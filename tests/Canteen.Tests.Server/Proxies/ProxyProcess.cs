using System.Diagnostics;
using System.Text;

namespace Canteen.Tests.Server.Proxies;

/// <summary>A proxy from a Debian package. It must start and end in time; every failure shows its output.</summary>
internal sealed class ProxyProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProxyProcess(Process process) => _process = process;

    /// <param name="package">The Debian package, named for anybody who does not have it.</param>
    /// <param name="openWhen">What it logs once it listens.</param>
    public static async Task<ProxyProcess> StartAsync(
        string package, string program, string openWhen, string home, params string[] arguments)
    {
        Assert.True(File.Exists(program), $"{program} is missing: install the Debian package {package} (./dev test does it).");
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
            UseShellExecute = false
        };
        foreach (var name in new[] { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME" }) start.Environment[name] = home;
        var proxy = new ProxyProcess(Process.Start(start)!);
        proxy.Listen(openWhen);
        try
        {
            await proxy._open.Task.WaitAsync(Patience);
            return proxy;
        }
        catch (Exception e)
        {
            await proxy.DisposeAsync();
            throw new InvalidOperationException($"{program} did not open. It said:\n{proxy}", e);
        }
    }

    public override string ToString()
    {
        lock (_said) return _said.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
    }

    private void Listen(string openWhen)
    {
        _process.ErrorDataReceived += (_, line) => Note(line.Data, openWhen);
        _process.OutputDataReceived += (_, line) => Note(line.Data, openWhen);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _open.TrySetException(new InvalidOperationException("It has ended."));
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    private void Note(string? line, string openWhen)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
        if (line.Contains(openWhen, StringComparison.Ordinal)) _open.TrySetResult();
    }
}
