using System.Data;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

/// <summary>The usual engine of a server, whose database goes away and comes back when a test says so.</summary>
internal sealed class AbsentEngine(IEngine inner) : IEngine
{
    private volatile bool _away;

    public bool IsAway { get => _away; set => _away = value; }

    public EngineSql Sql => inner.Sql;

    /// <summary>Installs it in a server's services.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IEngine));
        services.Remove(real);
        services.AddSingleton<IEngine>(s => new AbsentEngine((IEngine)real.ImplementationFactory!(s)));
    }

    public static AbsentEngine Of(Canteen.Testing.TestServer server) => (AbsentEngine)server.Services.GetRequiredService<IEngine>();

    public Task WriteAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct) =>
        IsAway ? throw Away() : inner.WriteAsync(work, isolation, ct);

    public Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct) => IsAway ? throw Away() : inner.ReadAsync(work, ct);

    public int TakeNode() => inner.TakeNode();

    public void Tell(Wakes what) => inner.Tell(what);

    public Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct) => inner.WatchAsync(heard, moved, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static DatabaseUnavailableException Away() =>
        new("PostgreSQL at db.example.org:5432/canteen cannot be reached.", new IOException("The line is dead."));
}
