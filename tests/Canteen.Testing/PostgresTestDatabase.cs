using Canteen.Storage;

namespace Canteen.Testing;

internal sealed class PostgresTestDatabase : TestDatabase
{
    private readonly PostgresCluster _cluster;
    private readonly string _name;
    private int _gone;

    private PostgresTestDatabase(PostgresCluster cluster, string name) => (_cluster, _name) = (cluster, name);

    protected override string Connection => _cluster.ConnectionTo(_name);

    public static async Task<PostgresTestDatabase> CreateAsync(bool migrated)
    {
        var cluster = PostgresCluster.Enter();
        return new PostgresTestDatabase(cluster, await cluster.CreateAsync(migrated));
    }

    public override ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _gone, 1) == 0) _cluster.Leave(_name);
        return ValueTask.CompletedTask;
    }
}
