using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Canteen.Storage.Sqlite;

/// <summary>The command that Dapper fills in; it runs on the prepared statement with the same text.</summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private readonly ParameterList _parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";
    public override int CommandTimeout { get; set; }
    public override CommandType CommandType { get; set; } = CommandType.Text;
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }
    protected override DbConnection? DbConnection { get; set; } = connection;
    protected override DbParameterCollection DbParameterCollection => _parameters;
    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
        // SQLite statements here are short and run on the caller's thread, so no other thread is there to cancel them.
    }

    public override void Prepare() => Bound();

    public override int ExecuteNonQuery() => Bound().Command.ExecuteNonQuery();

    public override object? ExecuteScalar() => Bound().Command.ExecuteScalar();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Bound().Read(behavior);

    private PreparedStatement Bound()
    {
        var statement = connection.Statement(CommandText);
        for (var i = 0; i < _parameters.Count; i++) statement.Command.Parameters.Add(_parameters[i]);
        return statement;
    }

    private sealed class ParameterList : SqliteParameterCollection;
}
