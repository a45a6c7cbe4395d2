using Canteen.Features.Door.Operations;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Browser;

/// <summary>An hour of figures for the operators' page: waves, a gap, and a chart in which nothing happened.</summary>
internal static class BusyHour
{
    /// <summary>At least as many charts as the page has.</summary>
    private const int Charts = 40;

    public static void Fill(TestServer server)
    {
        var history = server.Services.GetRequiredService<History>();
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        for (var step = 359; step > 0; step--)
        {
            if (step is < 120 and > 90) continue;
            history.Add(new Figures(
                now - (step * (long)History.Step.TotalMilliseconds), [.. Enumerable.Range(0, Charts).Select(c => Line(c, step))]));
        }
    }

    private static double[] Line(int chart, int step)
    {
        if (chart % 7 == 5) return [0, 0];
        var wave = 1 + Math.Sin(step / (9.0 + chart)) + (step % 11 == 0 ? .8 : 0);
        return [wave * Math.Pow(3, chart % 6),
            chart % 4 == 3 && step % 5 > 0 ? double.NaN : wave * (chart == 0 ? .1 : 1.7) * Math.Pow(3, chart % 6)];
    }
}
