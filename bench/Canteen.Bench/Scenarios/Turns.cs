using Canteen.Bench.Load;
using Canteen.Bench.Processes;

namespace Canteen.Bench.Scenarios;

/// <summary>Measures two servers in turns, so that whatever slows the machine for a while slows both.</summary>
internal static class Turns
{
    /// <returns>The results of each round; a round before them warms both up and does not count.</returns>
    public static async Task<List<(Rate Ours, Rate Bare)>> TakeAsync(Side ours, Side bare, int rounds, TimeSpan length)
    {
        var turns = new List<(Rate, Rate)>();
        for (var round = -1; round < rounds; round++)
        {
            var turn = (await ours.RunAsync(length), await bare.RunAsync(length));
            if (round >= 0) turns.Add(turn);
        }
        return turns;
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
