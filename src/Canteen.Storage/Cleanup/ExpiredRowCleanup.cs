namespace Canteen.Storage;

/// <summary>Deletes rows after a certain time; nothing has to be announced about them.</summary>
/// <param name="sql">Deletes at most <c>@Most</c> rows from before <c>@Before</c>.</param>
public sealed class ExpiredRowCleanup(string sql, TimeSpan kept, Database database) : ICleanup
{
    public const int MostAtOnce = 500;

    public string Sql => sql;

    public async Task<bool> ClearAsync(CancellationToken ct) => await database.WriteAsync(
        tx => tx.ExecuteAsync(sql, new { Before = tx.Now - (long)kept.TotalMilliseconds, Most = MostAtOnce }), ct) == MostAtOnce;
}
