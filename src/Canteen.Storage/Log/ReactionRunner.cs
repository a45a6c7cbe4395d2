using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>Runs all reactions side by side: one that fails or is slow does not hold up the others.</summary>
internal sealed class ReactionRunner(
    IEnumerable<IReaction> reactions, Database database, EventLog log, TimeProvider clock, Jitter jitter, ILogger<ReactionRunner> logger)
    : IHostedService
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<ReactionLoop> _loops =
        [.. reactions.Select(reaction => new ReactionLoop(reaction, database, log, clock, jitter, logger))];
    private Task _running = Task.CompletedTask;

    /// <summary>Returns when every reaction has reached <paramref name="head"/>, or is waiting in a backoff.</summary>
    public Task SettledAsync(LoggedPosition head, CancellationToken ct) => Task.WhenAll(_loops.Select(loop => loop.SettledAsync(head, ct)));

    /// <summary>How far each reaction has come, by its name.</summary>
    public List<KeyValuePair<string, LoggedPosition>> Positions() =>
        _loops.ConvertAll(loop => KeyValuePair.Create(loop.Name, loop.Position));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_loops.GroupBy(loop => loop.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two reactions are named {twice.Key}: they would share a cursor.");
        foreach (var loop in _loops) await loop.OpenAsync(cancellationToken);
        _running = Task.WhenAll(_loops.Select(loop => Task.Run(() => loop.RunAsync(_stopping.Token), CancellationToken.None)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running;
    }
}
