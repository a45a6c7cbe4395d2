using Canteen.Bench.Load;
using Canteen.Bench.Processes;

namespace Canteen.Bench.Scenarios;

/// <summary>Measures two servers in turns, so that whatever slows the machine for a while slows both.</summary>
internal static class Turns
{
    private const int Steady = 3, MostWarmUps = 40;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    /// <returns>The results of each round.</returns>
    public static async Task<List<(Rate Ours, Rate Bare)>> TakeAsync(Side ours, Side bare, int rounds, TimeSpan length)
    {
        foreach (var side in (Side[])[ours, bare]) await WarmUpAsync(side, length < WarmUp ? 1 : MostWarmUps);
        var turns = new List<(Rate, Rate)>();
        for (var round = 0; round < rounds; round++) turns.Add((await ours.RunAsync(length), await bare.RunAsync(length)));
        return turns;
    }

    /// <summary>
    /// The runtime compiles anew in the background what runs often, and on a slow machine that takes longer than any set time: so it runs
    /// until a request costs no less than before, a few times one after another.
    /// </summary>
    private static async Task WarmUpAsync(Side side, int most)
    {
        var (least, steady) = (double.MaxValue, 0);
        for (var i = 0; i < most && steady < Steady; i++)
        {
            var cost = (await side.RunAsync(WarmUp)).Processor;
            steady = cost < 0.97 * least ? 0 : steady + 1;
            least = Math.Min(least, cost);
        }
    }
}

internal sealed record Side(Saturation Load, ServerProcess Server)
{
    public async Task<Rate> RunAsync(TimeSpan length)
    {
        var used = Server.ProcessorTime;
        var answered = await Load.RunAsync(length);
        return new Rate(answered, (Server.ProcessorTime - used).TotalMicroseconds / (answered * length.TotalSeconds));
    }
}

/// <param name="Processor">The server's processor time for a request, in microseconds.</param>
internal sealed record Rate(double PerSecond, double Processor);
