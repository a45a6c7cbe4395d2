using Dapper;

namespace Canteen.Storage;

/// <summary>
/// Queries inside one <see cref="Database.ReadAsync"/> or <see cref="Database.WriteAsync"/>. SQL is limited to what both engines share:
/// flags are written <c>TRUE</c>/<c>FALSE</c>; lists of <c>long</c> or <c>string</c> (arrays or lists) are passed with <c>IN @Ids</c> or
/// <c>NOT IN @Ids</c>, without brackets. Rows are classes with settable properties (SQLite returns every integer as 64 bits and flags as 0
/// and 1; properties convert these, positional records do not). snake_case maps to PascalCase.
/// </summary>
public class ReadSession
{
    private readonly EngineTransaction _line;

    internal ReadSession(EngineTransaction line) => _line = line;

    private protected EngineTransaction Line => _line;

    public async Task<List<T>> QueryAsync<T>(string sql, object? args = null) =>
        (await _line.Connection.QueryAsync<T>(_line.Command(sql, args))).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? args = null) =>
        _line.Connection.QueryFirstOrDefaultAsync<T>(_line.Command(sql, args));

    /// <summary>The first column of the first row; default where there is no row.</summary>
    public Task<T?> ScalarAsync<T>(string sql, object? args = null) =>
        _line.Connection.ExecuteScalarAsync<T>(_line.Command(sql, args));
}
