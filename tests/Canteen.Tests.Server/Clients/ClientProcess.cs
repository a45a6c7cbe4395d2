using System.Diagnostics;
using System.Text;

namespace Canteen.Tests.Server.Clients;

/// <summary>A client program that runs beside the server. It ends within its time or is ended; what it said is in every failure.</summary>
internal sealed class ClientProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task _errors;
    private readonly CancellationTokenSource _time = new(Patience);

    private ClientProcess(Process process)
    {
        _process = process;
        _errors = Task.Run(async () =>
        {
            while (await _process.StandardError.ReadLineAsync(_time.Token) is { } line) Note(line);
        });
    }

    /// <param name="package">The Debian package that brings the program, for who has not got it.</param>
    public static ClientProcess Start(string package, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
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
        return new ClientProcess(Process.Start(start)!);
    }

    /// <summary>The next line of what it says; null when it is done.</summary>
    public async Task<string?> ReadLineAsync()
    {
        try
        {
            var line = await _process.StandardOutput.ReadLineAsync(_time.Token);
            if (line is not null) Note(line);
            return line;
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The client did not finish in {Patience.TotalSeconds} s. It said:\n{this}", late);
        }
    }

    public Task WriteLineAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <summary>Everything it says from here to its end, which must be a good one.</summary>
    public async Task<string> FinishAsync()
    {
        _process.StandardInput.Close();
        var rest = new StringBuilder();
        while (await ReadLineAsync() is { } line) rest.AppendLine(line);
        await _process.WaitForExitAsync(_time.Token);
        await _errors;
        Assert.True(_process.ExitCode == 0, $"The client failed with {_process.ExitCode}. It said:\n{this}");
        return rest.ToString();
    }

    public override string ToString()
    {
        lock (_said) return _said.ToString();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _time.Dispose();
    }

    private void Note(string line)
    {
        lock (_said) _said.AppendLine(line);
    }
}
