using System.Collections.Concurrent;
using System.Diagnostics;

namespace Canteen.Testing;

/// <summary>
/// Ends a run in which something waits for ever: when a test has run for too long, or when no test has begun or ended for as long (a
/// fixture may hang too). It prints which tests are running and what everything is waiting for. The limit is 5 minutes, or
/// <c>CANTEEN_TEST_LIMIT</c> in seconds.
/// </summary>
public static class Watchdog
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(
        int.TryParse(
            Environment.GetEnvironmentVariable("CANTEEN_TEST_LIMIT"), System.Globalization.CultureInfo.InvariantCulture,
            out var seconds) ? seconds : 300);

    private static readonly ConcurrentDictionary<string, (string Name, long Since)> Running = new(StringComparer.Ordinal);
    private static int _started;
    private static long _lastSign;

    internal static void Start()
    {
        Note();
        if (Interlocked.Exchange(ref _started, 1) == 1) return;
        // Its own thread: when everything hangs, the pool may have none left.
        new Thread(Watch) { IsBackground = true, Name = "watchdog" }.Start();
    }

    internal static void Begin(string id, string name)
    {
        Note();
        Running[id] = (name, Stopwatch.GetTimestamp());
    }

    internal static void End(string id)
    {
        Note();
        Running.TryRemove(id, out _);
    }

    private static void Note() => Volatile.Write(ref _lastSign, Stopwatch.GetTimestamp());

    private static void Watch()
    {
        while (!IsHanging()) Thread.Sleep(TimeSpan.FromSeconds(1));
        Console.Error.WriteLine($"A test hangs: the run ends after {Limit.TotalSeconds} s without it. There run:");
        foreach (var (name, since) in Running.Values)
            Console.Error.WriteLine($"  {name}, for {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
        Stacks.Print();
        Programs.KillAll();
        // Killed, because whatever runs at the end of a process may hang too.
        Process.GetCurrentProcess().Kill();
    }

    private static bool IsHanging() =>
        Stopwatch.GetElapsedTime(Volatile.Read(ref _lastSign)) > Limit
            || Running.Values.Any(test => Stopwatch.GetElapsedTime(test.Since) > Limit);
}
