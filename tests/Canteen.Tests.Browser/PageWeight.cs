using System.Text.Json;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>What one visit of a page costs.</summary>
/// <param name="Bytes">Over the wire: headers and compressed bodies of everything that was loaded.</param>
/// <param name="ScriptBytes">The part of it that is script.</param>
/// <param name="Scripts">How many requests for script there were.</param>
/// <param name="Blocking">How many files the browser waits for before it shows anything, besides the page itself.</param>
/// <param name="Shift">Cumulative layout shift; 0.1 counts as good, and what nobody can see is below 0.001.</param>
/// <param name="Moved">What it was that shifted, from where to where.</param>
/// <param name="Shown">Milliseconds until the largest piece of content was there (largest contentful paint).</param>
internal sealed record PageWeight(double Bytes, double ScriptBytes, int Scripts, int Blocking, double Shift, string[] Moved, double Shown)
{
    // Milliseconds and bytes a second: the phone and network of Lighthouse's default mobile run.
    private static readonly Dictionary<string, object> SlowNetwork = new()
    {
        ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1_600_000 / 8, ["uploadThroughput"] = 750_000 / 8,
    };

    private const string Observe =
        """
        window.shift = 0; window.shown = 0; window.moved = [];
        const say = node => (node?.outerHTML ?? node?.parentElement?.outerHTML ?? '?').slice(0, 120);
        new PerformanceObserver(l => {
          for (const e of l.getEntries()) {
            window.shift += e.value;
            window.moved.push(...e.sources.map(s => `${e.value.toFixed(4)}: ${s.previousRect.x},${s.previousRect.y} to ${s.currentRect.x},${s.currentRect.y}: ${say(s.node)}`));
          }
        }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver(l => { for (const e of l.getEntries()) window.shown = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        """;

    private const string Read =
        """
        async () => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const blocking = performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking').length;
          return { shift, moved, shown, blocking };
        }
        """;

    /// <param name="slow">On a phone with a quarter of this machine's speed, over 1.6 Mbit/s with 150 ms for each way and back.</param>
    public static async Task<PageWeight> OfAsync(IPage page, string path, bool slow = false)
    {
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        if (slow) await SlowDownAsync(network);
        var (bytes, scripts) = (0.0, new Dictionary<string, double>(StringComparer.Ordinal));
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            if (sent?.GetProperty("type").GetString() == "Script") scripts[sent.Value.GetProperty("requestId").GetString()!] = 0;
        };
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            var (id, length) = (
                finished!.Value.GetProperty("requestId").GetString()!, finished.Value.GetProperty("encodedDataLength").GetDouble());
            bytes += length;
            if (scripts.ContainsKey(id)) scripts[id] = length;
        };
        await page.AddInitScriptAsync(Observe);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        var seen = await page.EvaluateAsync<JsonElement>(Read);
        await network.DetachAsync();
        return new(
            bytes, scripts.Values.Sum(), scripts.Values.Count(length => length > 0), seen.GetProperty("blocking").GetInt32(),
            seen.GetProperty("shift").GetDouble(), seen.GetProperty("moved").Deserialize<string[]>()!,
            seen.GetProperty("shown").GetDouble());
    }

    private static async Task SlowDownAsync(ICDPSession network)
    {
        await network.SendAsync("Network.emulateNetworkConditions", SlowNetwork);
        await network.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
    }
}
