using System.Diagnostics;
using System.Text;
using Canteen.Testing;

namespace Canteen.Tests.Server.Clients;

/// <summary>A client program that runs beside the server. It must end in time or is killed; every failure shows its output.</summary>
internal sealed class ClientProcess : IAsyncDisposable
{
    private readonly TimeSpan _patience;
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task _errors;
    private readonly CancellationTokenSource _time;

    private ClientProcess(Process process, TimeSpan patience)
    {
        (_process, _patience, _time) = (process, patience, new(patience));
        _errors = Task.Run(async () =>
        {
            while (await _process.StandardError.ReadLineAsync(_time.Token) is { } line) Note(line);
        });
    }

    /// <param name="package">The Debian package with the program, named for anybody who does not have it.</param>
    public static ClientProcess Start(
        string package, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Start(TimeSpan.FromMinutes(3), package, program, arguments, environment);

    public static ClientProcess Start(
        TimeSpan patience, string package, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        Assert.True(File.Exists(program), $"{program} is missing: install the Debian package {package} (./dev test does it).");
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["PYTHONUNBUFFERED"] = "1";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment["NO_PROXY"] = "127.0.0.1,localhost";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ClientProcess(Programs.Start(start), patience);
    }

    /// <summary>The next line of its output; null at the end.</summary>
    public Task<string?> ReadLineAsync() => InTimeAsync(async () =>
    {
        var line = await _process.StandardOutput.ReadLineAsync(_time.Token);
        if (line is not null) Note(line);
        return line;
    });

    public Task WriteLineAsync(string line) => InTimeAsync(async () =>
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), _time.Token);
        return true;
    });

    /// <summary>The rest of its output; it must end successfully.</summary>
    public Task<string> FinishAsync() => InTimeAsync(async () =>
    {
        _process.StandardInput.Close();
        var rest = new StringBuilder();
        while (await ReadLineAsync() is { } line) rest.AppendLine(line);
        await _process.WaitForExitAsync(_time.Token);
        await _errors;
        Assert.True(_process.ExitCode == 0, $"The client failed with {_process.ExitCode}. It said:\n{this}");
        return rest.ToString();
    });

    public override string ToString()
    {
        lock (_said) return _said.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.EndAsync();
        _time.Dispose();
    }

    private async Task<T> InTimeAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (OperationCanceledException late)
        {
            await _process.EndAsync();
            throw new TimeoutException($"The client did not finish in {_patience.TotalSeconds} s, and was ended. It said:\n{this}", late);
        }
    }

    private void Note(string line)
    {
        lock (_said) _said.AppendLine(line);
    }
}
