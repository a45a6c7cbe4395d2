using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Canteen.Bench.Loading;

/// <summary>
/// Fills PostgreSQL with binary COPY, without secondary indexes meanwhile. Foreign keys are off where the role may switch them off.
/// </summary>
internal sealed class PostgresTarget : IBulkTarget
{
    // An index that belongs to a constraint cannot be dropped on its own.
    private const string Droppable =
        """
        SELECT i.indexname, i.indexdef FROM pg_indexes i
        WHERE i.schemaname = current_schema() AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)
        """;

    private readonly NpgsqlConnection _connection;
    private readonly List<string> _indexes;

    private PostgresTarget(NpgsqlConnection connection, List<string> indexes) => (_connection, _indexes) = (connection, indexes);

    public static async Task<PostgresTarget> OpenAsync(string address)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(address) { Pooling = false, CommandTimeout = 0 }.ToString());
        await connection.OpenAsync();
        await RestForeignKeysAsync(connection);
        await connection.ExecuteAsync("SET maintenance_work_mem = '512MB'; SET synchronous_commit = off");
        var indexes = (await connection.QueryAsync<(string Name, string Sql)>(Droppable)).AsList();
        foreach (var (name, _) in indexes) await connection.ExecuteAsync($"DROP INDEX {name}");
        return new PostgresTarget(connection, [.. indexes.Select(i => i.Sql)]);
    }

    public IRowWriter Open(string table, params string[] columns) =>
        new Rows(_connection.BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)"));

    public async Task FinishAsync()
    {
        foreach (var sql in _indexes) await _connection.ExecuteAsync(sql);
        await _connection.ExecuteAsync("ANALYZE;");
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task RestForeignKeysAsync(NpgsqlConnection connection)
    {
        try
        {
            await connection.ExecuteAsync("SET session_replication_role = replica");
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await Console.Error.WriteLineAsync("This role may not switch foreign keys off: the load checks each row and takes longer.");
        }
    }

    private sealed class Rows(NpgsqlBinaryImporter copy) : IRowWriter
    {
        private bool _inRow;

        public void Add(long value) => Row().Write(value, NpgsqlDbType.Bigint);

        public void Add(bool value) => Row().Write(value, NpgsqlDbType.Boolean);

        public void Add(string? value)
        {
            if (value is null) Row().WriteNull();
            else Row().Write(value, NpgsqlDbType.Text);
        }

        public void Add(long? value)
        {
            if (value is { } number) Row().Write(number, NpgsqlDbType.Bigint);
            else Row().WriteNull();
        }

        public void EndRow() => _inRow = false;

        public void Dispose()
        {
            copy.Complete();
            copy.Dispose();
        }

        private NpgsqlBinaryImporter Row()
        {
            if (!_inRow) copy.StartRow();
            _inRow = true;
            return copy;
        }
    }
}
