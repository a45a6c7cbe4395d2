using System.Globalization;
using Npgsql;

namespace Canteen.Storage.Postgres;

/// <summary>
/// Wakes other nodes. NOTIFY inside a transaction takes a lock that makes commits queue up, so it is sent after the commit, one for many
/// commits. A lost notification costs a second of delay and nothing else: listeners look once a second anyway.
/// </summary>
internal sealed class PostgresNotifier : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _guard = new();
    private Wakes _wanted;
    private Task _ringing = Task.CompletedTask;

    public PostgresNotifier(NpgsqlDataSource source) => _source = source;

    public void Ring(Wakes what)
    {
        lock (_guard)
        {
            _wanted |= what;
            if (_ringing.IsCompleted && !_closing.IsCancellationRequested) _ringing = Task.Run(RingAsync, CancellationToken.None);
        }
    }

    private async Task RingAsync()
    {
        while (Take() is var what && what != Wakes.None)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(_closing.Token);
                await using var command = new NpgsqlCommand("SELECT pg_notify('canteen', $1)", connection);
                command.Parameters.Add(new NpgsqlParameter { Value = ((int)what).ToString(CultureInfo.InvariantCulture) });
                await command.ExecuteNonQueryAsync(_closing.Token);
            }
            catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private Wakes Take()
    {
        lock (_guard)
        {
            var what = _wanted;
            _wanted = Wakes.None;
            // Set under the lock, so that the next notification starts a new task instead of relying on this one.
            if (what == Wakes.None) _ringing = Task.CompletedTask;
            return what;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (_guard) last = _ringing;
        await last;
        await _closing.CancelAsync();
        _closing.Dispose();
    }
}
