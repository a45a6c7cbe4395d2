using System.Data.Common;
using Dapper;

namespace Canteen.Storage;

/// <summary>A connection inside its transaction, and how shared SQL is written for this engine.</summary>
internal record EngineTransaction(
    DbConnection Connection, DbTransaction? Transaction, Func<string, string> Dialect, CancellationToken Token)
{
    public virtual CommandDefinition Command(string sql, object? args) =>
        new(Dialect(sql), args, Transaction, cancellationToken: Token);
}
