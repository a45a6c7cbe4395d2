using System.Data;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server;

/// <summary>The engine that a server would have, and a count of how often it is asked.</summary>
internal sealed class CountingEngine(IEngine inner) : IEngine
{
    private int _asked;

    public EngineSql Sql => inner.Sql;

    /// <summary>To be put into a server's services.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IEngine));
        services.Remove(real);
        services.AddSingleton<IEngine>(s => new CountingEngine((IEngine)real.ImplementationFactory!(s)));
    }

    /// <returns>How often the database was read or written meanwhile, by anybody.</returns>
    public static async Task<int> DuringAsync(Canteen.Testing.TestServer server, Func<Task> act)
    {
        var engine = (CountingEngine)server.Services.GetRequiredService<IEngine>();
        await engine.RestAsync();
        var before = Volatile.Read(ref engine._asked);
        await act();
        return Volatile.Read(ref engine._asked) - before;
    }

    /// <summary>Until nobody in the background has asked anything for a while: on PostgreSQL a reaction's own commit wakes it once more.</summary>
    private async Task RestAsync()
    {
        for (var asked = -1; asked != Volatile.Read(ref _asked);)
        {
            asked = Volatile.Read(ref _asked);
            await Task.Delay(50);
        }
    }

    public Task WriteAsync(Func<SqlLine, Task<bool>> work, IsolationLevel isolation, CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        return inner.WriteAsync(work, isolation, ct);
    }

    public Task ReadAsync(Func<SqlLine, Task> work, CancellationToken ct)
    {
        Interlocked.Increment(ref _asked);
        return inner.ReadAsync(work, ct);
    }

    public int TakeNode() => inner.TakeNode();

    public void Tell(Wakes what) => inner.Tell(what);

    public Task WatchAsync(Action<Wakes> heard, Action<int> moved, CancellationToken ct) => inner.WatchAsync(heard, moved, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
