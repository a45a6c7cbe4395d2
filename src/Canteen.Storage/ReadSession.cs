using System.Data.Common;
using Dapper;

namespace Canteen.Storage;

/// <summary>
/// Queries inside one <see cref="Database.ReadAsync"/> or <see cref="Database.WriteAsync"/>. SQL keeps to what both engines share:
/// flags are written <c>TRUE</c>/<c>FALSE</c>, lists go in with <c>IN @Ids</c>. Rows are classes with settable properties (SQLite answers
/// every integer as 64 bits and flags as 0 and 1; properties convert, positional records do not). snake_case maps to PascalCase.
/// </summary>
public class ReadSession(DbConnection connection, DbTransaction? transaction)
{
    protected DbConnection Connection => connection;
    protected DbTransaction? Transaction => transaction;

    public async Task<List<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await connection.QueryAsync<T>(sql, args, transaction)).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? args = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, args, transaction);

    /// <summary>The first column of the first row; default where there is no row.</summary>
    public Task<T?> ScalarAsync<T>(string sql, object? args = null) =>
        connection.ExecuteScalarAsync<T>(sql, args, transaction);
}
