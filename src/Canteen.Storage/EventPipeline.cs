using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Storage;

/// <summary>Everything that follows a commit: reactions, live tails and jobs.</summary>
public sealed class EventPipeline
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Database _database;
    private readonly EventLog _log;
    private readonly ReactionRunner _reactions;
    private readonly JobRunner _jobs;

    internal EventPipeline(IServiceProvider services)
    {
        _database = services.GetRequiredService<Database>();
        _log = services.GetRequiredService<EventLog>();
        _reactions = services.GetRequiredService<ReactionRunner>();
        _jobs = services.GetRequiredService<JobRunner>();
    }

    /// <summary>
    /// Waits until every reaction and every live tail of this process has reached the head of the log and no job is due. It does not wait
    /// for jobs and reactions that wait for their time, such as a backoff.
    /// </summary>
    /// <exception cref="TimeoutException">
    /// It did not settle within 30 seconds (of real time): something is stuck, or makes new work for itself.
    /// </exception>
    public async Task DrainAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            while (!await SettleAsync(limit.Token))
            {
                // A reaction or a job has written more.
            }
        }
        catch (OperationCanceledException cause) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"Reactions, tails and jobs did not settle within {Patience.TotalSeconds:0} seconds.", cause);
        }
    }

    private async Task<bool> SettleAsync(CancellationToken ct)
    {
        var head = await _log.NewestHeadAsync(ct);
        _database.LogGrew.Raise();
        await _reactions.SettledAsync(head, ct);
        await _jobs.SettledAsync(ct);
        await _database.Tails.PassedAsync(head, Patience, ct);
        ct.ThrowIfCancellationRequested();
        return head == await _log.NewestHeadAsync(ct) && head == await _log.SettledHeadAsync(ct);
    }
}
