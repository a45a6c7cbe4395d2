using System.Globalization;

namespace Canteen.Bench.Processes;

/// <summary>What Linux reports about a process in <c>/proc/PID/status</c>.</summary>
internal static class ProcessStatus
{
    /// <summary>The sum of these lines; null on a system without that file.</summary>
    public static long? Kilobytes(int process, params ReadOnlySpan<string> names)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status");
        if (!File.Exists(path)) return null;
        var sum = 0L;
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split([':', '\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1 && names.Contains(parts[0])) sum += long.Parse(parts[1], CultureInfo.InvariantCulture);
        }
        return sum;
    }
}
