using Npgsql;

namespace Canteen.Storage.Postgres;

/// <summary>
/// The number of this node, 0 to 63, that keeps its ids apart from other nodes' ids: an advisory lock on a connection that stays open
/// as long as the process. The database frees it when the process ends, however it ends.
/// </summary>
internal sealed class PostgresNode(NpgsqlConnectionStringBuilder address) : IDisposable
{
    private const int Family = 0x63616e; // "can", so that other programs' locks are not met
    private const int Nodes = 64;

    private NpgsqlConnection? _held;

    /// <exception cref="DatabaseUnavailableException">All 64 numbers are taken.</exception>
    public int Take()
    {
        var own = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false, KeepAlive = 30, TcpKeepAlive = true };
        _held = new NpgsqlConnection(own.ConnectionString);
        _held.Open();
        using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1, $2)", _held);
        command.Parameters.Add(new NpgsqlParameter { Value = Family });
        var number = command.Parameters.Add(new NpgsqlParameter { Value = 0 });
        for (var node = 0; node < Nodes; node++)
        {
            number.Value = node;
            if (command.ExecuteScalar() is true) return node;
        }
        throw new DatabaseUnavailableException("64 nodes use this PostgreSQL database already; there is no number left for one more.");
    }

    public void Dispose() => _held?.Dispose();
}
