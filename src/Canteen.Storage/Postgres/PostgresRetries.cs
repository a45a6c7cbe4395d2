using Npgsql;

namespace Canteen.Storage.Postgres;

/// <summary>
/// Runs a transaction again when PostgreSQL could not serialize it (serialization failure, deadlock), or when a pooled connection turned
/// out to be dead before the commit. After a few tries, transactions go one at a time on this node, so that many writers of one row finish
/// instead of making each other fail for ever. A unique violation is never retried: the result would be the same every time.
/// </summary>
internal sealed class PostgresRetries(Jitter jitter)
{
    private const int FreeTries = 3;
    private const int MostTries = 30;

    /// <summary>From this try on, other nodes that write the same rows, or the machine, need more time.</summary>
    private const int LongTries = 10;

    private readonly SemaphoreSlim _lane = new(1, 1);

    public async Task RunAsync(Func<Task> transaction, CancellationToken ct)
    {
        for (var tries = 1; tries < FreeTries; tries++)
        {
            if (await TryAsync(transaction)) return;
            await PauseAsync(tries, ct);
        }
        await _lane.WaitAsync(ct);
        try
        {
            for (var tries = FreeTries; tries < MostTries; tries++)
            {
                if (await TryAsync(transaction)) return;
                await PauseAsync(tries, ct);
            }
            await transaction();
        }
        finally
        {
            _lane.Release();
        }
    }

    private static async Task<bool> TryAsync(Func<Task> transaction)
    {
        try
        {
            await transaction();
            return true;
        }
        catch (NpgsqlException failure) when (IsWorthAnother(failure))
        {
            return false;
        }
    }

    private static bool IsWorthAnother(NpgsqlException failure) => failure is PostgresException said
        ? said.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.AdminShutdown
        : failure.InnerException is IOException or System.Net.Sockets.SocketException;

    private Task PauseAsync(int tries, CancellationToken ct) =>
        Task.Delay(jitter.Of(TimeSpan.FromMilliseconds(tries < LongTries ? Math.Min(50, 2 << Math.Min(tries, 6)) : 250)), ct);
}
