using System.Collections.Concurrent;
using System.Diagnostics;

namespace Canteen.Testing;

/// <summary>The other programs that tests start. None outlives a run, not even one that is interrupted.</summary>
public static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<Process, byte> Running = [];

    public static Process Start(ProcessStartInfo start)
    {
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        Running[process] = 0;
        return process;
    }

    /// <summary>Kills the program, if it is still running, and everything that it started. The process cannot be used afterwards.</summary>
    public static async Task EndAsync(this Process process)
    {
        if (!Running.TryRemove(process, out _)) return;
        Kill(process);
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Mishap.Tell($"process {process.Id} was killed and is still there after {Patience.TotalSeconds} s");
        }
        process.Dispose();
    }

    internal static void KillAll()
    {
        foreach (var process in Running.Keys) Kill(process);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has already ended.
        }
    }
}
