using System.Diagnostics;

namespace Canteen.Bench.Posts;

/// <summary>
/// The result of one turn: posts per second, the duration of a post (milliseconds), and the processor time of one (microseconds).
/// </summary>
internal sealed record Measure(double PerSecond, double P50, double P99, double Longest, double Processor)
{
    /// <summary>Runs <paramref name="publish"/> in a loop for each of the writers at once.</summary>
    /// <param name="processor">The processor time that the measured process has used so far.</param>
    /// <param name="publish">Takes the number of the writer.</param>
    public static async Task<Measure> ManyAsync(int writers, TimeSpan length, Func<TimeSpan> processor, Func<int, Task> publish)
    {
        var used = processor();
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => OneAsync(w, start, length, publish))));
        return From(all.SelectMany(t => t), Stopwatch.GetElapsedTime(start), processor() - used);
    }

    public static Measure From(IEnumerable<double> milliseconds, TimeSpan took, TimeSpan processor)
    {
        var sorted = milliseconds.Order().ToArray();
        return new(
            sorted.Length / took.TotalSeconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], sorted[^1],
            processor.TotalMicroseconds / sorted.Length);
    }

    private static async Task<List<double>> OneAsync(int writer, long start, TimeSpan length, Func<int, Task> publish)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            var begun = Stopwatch.GetTimestamp();
            await publish(writer);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        return times;
    }
}
