using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Canteen.Storage.Sqlite;

/// <summary>
/// A connection that keeps the statements it has prepared. Dapper makes a new command each time, and the provider would compile the SQL
/// anew for each, which costs more than running it.
/// </summary>
internal sealed class PreparedConnection(SqliteConnection inner) : DbConnection
{
    private const int MostStatements = 300;
    private readonly Dictionary<string, PreparedStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Whether a transaction is open; SQLite ends it by itself after some errors.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(inner.Handle!) == 0;

    public void Run(string sql) => Statement(sql).Command.ExecuteNonQuery();

    public PreparedStatement Statement(string sql)
    {
        if (_statements.TryGetValue(sql, out var known))
        {
            known.Command.Parameters.Clear();
            return known;
        }
        if (_statements.Count >= MostStatements) Forget();
        var command = inner.CreateCommand();
        command.CommandText = sql;
        var statement = new PreparedStatement(command);
        _statements.Add(sql, statement);
        return statement;
    }

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values) statement.Command.Dispose();
        _statements.Clear();
    }

    [AllowNull]
    public override string ConnectionString { get => inner.ConnectionString; set => throw new NotSupportedException(); }
    public override string Database => inner.Database;
    public override string DataSource => inner.DataSource;
    public override string ServerVersion => inner.ServerVersion;
    public override ConnectionState State => inner.State;
    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();
    public override void Open() => inner.Open();
    public override void Close() => inner.Close();
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();
}

/// <summary>A statement of one connection, which runs one at a time.</summary>
internal sealed class PreparedStatement(SqliteCommand command)
{
    private Type[]? _types;

    public SqliteCommand Command => command;

    public DbDataReader Read(CommandBehavior behavior)
    {
        var reader = command.ExecuteReader(behavior);
        return new TypedReader(reader, _types ??= TypedReader.TypesOf(reader));
    }
}
