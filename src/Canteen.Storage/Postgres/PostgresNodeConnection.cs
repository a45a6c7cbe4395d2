using System.Globalization;
using Npgsql;

namespace Canteen.Storage.Postgres;

/// <summary>
/// The connection that stays open as long as the process. As an advisory lock it holds the number of this node, 0 to 63, which keeps its
/// ids apart from other nodes' ids; the database frees the lock when the process ends, however it ends. It also receives the notifications
/// of other nodes.
/// </summary>
internal sealed class PostgresNodeConnection(NpgsqlConnectionStringBuilder address) : IDisposable
{
    private const int Family = 0x63616e; // "can", to avoid the locks of other programs
    private const int Nodes = 64;
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private readonly string _address =
        new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false, KeepAlive = 15 }.ConnectionString;
    private NpgsqlConnection? _connection;
    private int _node;

    /// <summary>Opens the connection and takes a number: the one that it had before, if that is still free.</summary>
    /// <exception cref="DatabaseUnavailableException">All 64 numbers are taken.</exception>
    public int TakeNode()
    {
        _connection?.Dispose();
        _connection = new NpgsqlConnection(_address);
        _connection.Open();
        for (var i = 0; i < Nodes; i++)
        {
            var node = (_node + i) % Nodes;
            if (TryLock(_connection, node)) return _node = node;
        }
        throw new DatabaseUnavailableException("64 nodes use this PostgreSQL database already; there is no number left for one more.");
    }

    /// <summary>
    /// Passes on the notifications of other nodes, and looks once a second anyway. A broken connection is opened anew;
    /// <paramref name="moved"/> is then called with the node's number, because another node may have taken the old one.
    /// </summary>
    public async Task ListenAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (_connection?.State is not System.Data.ConnectionState.Open) await moved(TakeNode());
                await ListenOnceAsync(_connection!, heard, ct);
            }
            catch (Exception failure) when (PostgresEngine.IsOutage(failure) || failure is DatabaseUnavailableException)
            {
                _connection?.Dispose();
                _connection = null;
                await Task.Delay(Glance, ct);
            }
        }
    }

    public void Dispose() => _connection?.Dispose();

    private static async Task ListenOnceAsync(NpgsqlConnection connection, Action<Wakes> heard, CancellationToken ct)
    {
        connection.Notification += (_, rung) =>
        {
            if (int.TryParse(rung.Payload, CultureInfo.InvariantCulture, out var what)) heard((Wakes)what);
        };
        await using (var command = new NpgsqlCommand("LISTEN canteen", connection)) await command.ExecuteNonQueryAsync(ct);
        while (true)
        {
            heard(Wakes.Log | Wakes.Jobs);
            while (await connection.WaitAsync(Glance, ct))
            {
                // Already passed on above.
            }
        }
    }

    private static bool TryLock(NpgsqlConnection connection, int node)
    {
        using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = Family });
        command.Parameters.Add(new NpgsqlParameter { Value = node });
        return command.ExecuteScalar() is true;
    }
}
