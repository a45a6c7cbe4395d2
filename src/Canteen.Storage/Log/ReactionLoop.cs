using System.Data;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>
/// Runs one reaction over the log. Effects and cursor change in one transaction, so a crash repeats nothing and loses nothing. A batch that
/// fails is run again event by event; an event that keeps failing is retried with backoff, then put on the dead letter list
/// (<see cref="DeadReactions"/>), and the reaction goes on with the next.
/// </summary>
internal sealed class ReactionLoop(
    IReaction reaction, Database database, EventLog log, TimeProvider clock, Jitter jitter, ILogger logger)
{
    private const int MostInBatch = 100;
    private const int Few = 20;
    private const int MostTries = 8;
    private const long SaveEvery = 60_000;

    /// <summary>Times as long as it worked: what gives way takes a seventh of the time that there is.</summary>
    private const int WayGiven = 6;

    /// <summary>
    /// Limited because meanwhile, on SQLite, other writes wait, and on PostgreSQL the open transaction holds every live tail back.
    /// </summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Unsettled = TimeSpan.FromMilliseconds(5);

    private readonly ReactionCursor _cursor = new(database, log, reaction.Name);
    private readonly string[] _kinds = [.. reaction.Hears.Select(type => type.Name)];
    private readonly AsyncSignal _moved = new();
    private LoggedPosition _position;
    private LoggedPosition _saved;
    private LoggedPosition _troubleUntil;
    private long _savedAt;
    private TimeSpan _worked;
    private int _failures;
    private long _restEnds;

    public string Name => reaction.Name;

    /// <summary>How far this node has run the reaction or skipped events.</summary>
    public LoggedPosition Position => _position;

    /// <summary>A backoff that is over by the clock is no rest any more, although its timer may still be on its way.</summary>
    private bool Rests => clock.GetTimestamp() < Volatile.Read(ref _restEnds);

    /// <summary>Returns when the reaction has reached <paramref name="head"/>, or is waiting in a backoff.</summary>
    public Task SettledAsync(LoggedPosition head, CancellationToken ct) => _moved.UntilAsync(() => _position >= head || Rests, ct);

    public async Task OpenAsync(CancellationToken ct)
    {
        _position = _saved = await _cursor.OpenAsync(ct);
        _savedAt = clock.Milliseconds();
    }

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await StepAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                if (failure is not DatabaseUnavailableException)
                    logger.LogError(failure, "Reaction {Reaction} cannot read its events; it tries again.", Name);
                await Task.Delay(FirstRest, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task StepAsync(CancellationToken ct)
    {
        var grew = log.Grows;
        var slice = await log.ReadOnAsync(_position, _kinds, _position < _troubleUntil ? 1 : MostInBatch, ct);
        if (slice.Events.Count > 0)
        {
            await ReactAsync(slice, ct);
            if (reaction.GivesWay && slice.Events.Count >= Few && grew.IsCompleted) await GiveWayAsync(ct);
            return;
        }
        // Events that it does not hear need no write; the position is stored only now and then, so that the log can be pruned.
        if (slice.To > _saved && clock.Milliseconds() - _savedAt >= SaveEvery) await CommitAsync(_ => Task.FromResult(slice.To), ct);
        else MoveTo(slice.To);
        if (slice.More) await Task.Delay(Unsettled, ct);
        else await grew.WaitAsync(ct);
    }

    /// <summary>Only where all wait for one writer. It waits in real time, since that is what others need.</summary>
    private Task GiveWayAsync(CancellationToken ct) =>
        database.IsShared ? Task.CompletedTask : Task.Delay((_worked < LongestBatch ? _worked : LongestBatch) * WayGiven, ct);

    private async Task ReactAsync(LogSlice slice, CancellationToken ct)
    {
        try
        {
            var reached = await CommitAsync(tx => RunBatchAsync(tx, slice, ct), ct);
            if (reached is null) await Task.Delay(Unsettled, ct);
            else _failures = 0;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            await FailedAsync(slice, failure, ct);
        }
    }

    private async Task<LoggedPosition> RunBatchAsync(WriteTransaction tx, LogSlice slice, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var few in slice.Events.Chunk(Few))
        {
            await reaction.ReactAsync(tx, few, ct);
            _worked = Stopwatch.GetElapsedTime(started);
            if (_worked > LongestBatch) return few[^1].Position;
        }
        return slice.To;
    }

    /// <summary>Moves the cursor together with the effects.</summary>
    /// <returns>Null when another node has locked or moved the cursor: nothing was done, and the position is read again.</returns>
    private async Task<LoggedPosition?> CommitAsync(Func<WriteTransaction, Task<LoggedPosition>> effects, CancellationToken ct)
    {
        LoggedPosition? stored = null;
        var (reached, _) = await database.CommitAsync<LoggedPosition?>(
            async tx =>
            {
                stored = await _cursor.LockAsync(tx);
                if (stored != _saved) return null;
                var to = await effects(tx);
                await _cursor.MoveAsync(tx, to);
                return to;
            },
            IsolationLevel.Serializable,
            ct);
        if ((reached ?? stored) is not { } place) return null;
        (_saved, _savedAt) = (place, clock.Milliseconds());
        MoveTo(reached is null ? place : LoggedPosition.Later(place, _position));
        return reached;
    }

    private async Task FailedAsync(LogSlice slice, Exception failure, CancellationToken ct)
    {
        if (slice.Events.Count > 1 && failure is not DatabaseUnavailableException)
        {
            logger.LogWarning(failure, "Reaction {Reaction} failed in a batch; its events are run one by one.", Name);
            _troubleUntil = slice.To;
            return;
        }
        var happened = slice.Events[0];
        if (failure is not DatabaseUnavailableException) _failures++;
        if (_failures >= MostTries)
        {
            await BuryAsync(happened, failure, ct);
            return;
        }
        var rest = jitter.Backoff(Math.Max(1, _failures), FirstRest, LongestRest);
        if (failure is not DatabaseUnavailableException)
            logger.LogError(
                failure, "Reaction {Reaction} failed on event {Seq} (try {Try}); again in {Rest}.", Name, happened.Seq, _failures, rest);
        await RestAsync(rest, ct);
    }

    private async Task BuryAsync(LoggedEvent happened, Exception failure, CancellationToken ct)
    {
        logger.LogError(failure, "Reaction {Reaction} gives up on event {Seq}; it is on the dead letter list.", Name, happened.Seq);
        await CommitAsync(
            async tx =>
            {
                await DeadReactions.AddAsync(tx, Name, happened, failure);
                return happened.Position;
            },
            ct);
        _failures = 0;
    }

    private async Task RestAsync(TimeSpan rest, CancellationToken ct)
    {
        var over = Task.Delay(rest, clock, ct);
        Volatile.Write(ref _restEnds, clock.GetTimestamp() + (long)(rest.TotalSeconds * clock.TimestampFrequency));
        _moved.Raise();
        await over.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Volatile.Write(ref _restEnds, 0);
    }

    private void MoveTo(LoggedPosition position)
    {
        _position = position;
        _moved.Raise();
    }
}
