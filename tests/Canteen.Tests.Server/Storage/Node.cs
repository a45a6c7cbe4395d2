using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Tests.Server.Storage;

/// <summary>A process that uses a database, without the web: only what storage needs.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase? _owned;
    private bool _running;

    private Node(ServiceProvider services, TestDatabase? owned) => (_services, _owned) = (services, owned);

    public Database Database => Get<Database>();

    public FakeClock Clock => (FakeClock)Get<TimeProvider>();

    public CapturedLog Log => Get<CapturedLog>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A node with its own database, which is deleted with it.</summary>
    public static async Task<Node> StartAsync(Action<IServiceCollection>? parts = null)
    {
        var database = await TestDatabase.CreateAsync();
        return await JoinAsync(database, new FakeClock(), parts, database);
    }

    /// <summary>One more node on a database.</summary>
    public static async Task<Node> JoinAsync(
        TestDatabase database, FakeClock clock, Action<IServiceCollection>? parts = null, TestDatabase? owned = null)
    {
        var log = new CapturedLog();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddSingleton(log).AddLogging(l => l.AddProvider(log));
        services.AddStorage(database.Settings);
        parts?.Invoke(services);
        var node = new Node(services.BuildServiceProvider(), owned);
        foreach (var hosted in node._services.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
        node._running = true;
        return node;
    }

    public Task DrainAsync() => Get<EventPipeline>().DrainAsync(CancellationToken.None);

    public Task WriteAsync(Func<WriteTransaction, Task> work) =>
        Database.WriteAsync(
            async tx =>
            {
                await work(tx);
                return Done.It;
            },
            CancellationToken.None);

    /// <summary>Announces that account <paramref name="number"/> was created; there is no row for it.</summary>
    public Task AnnounceAsync(long number) => WriteAsync(tx => tx.AnnounceAsync(new AccountCreated(new AccountId(number))));

    public Task<T?> ScalarAsync<T>(string sql, object? args = null) =>
        Database.ReadAsync(db => db.ScalarAsync<T>(sql, args), CancellationToken.None);

    public async Task StopAsync()
    {
        if (!_running) return;
        _running = false;
        foreach (var hosted in _services.GetServices<IHostedService>().Reverse()) await hosted.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
        if (_owned is not null) await _owned.DisposeAsync();
    }
}
