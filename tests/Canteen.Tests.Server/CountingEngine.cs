using System.Data;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server;

/// <summary>
/// The usual engine of a server, with a count of how often requests use it. Reactions, tails and jobs read the database whenever they like;
/// they do not run for a request, so they are not counted.
/// </summary>
internal sealed class CountingEngine(IEngine inner, IHttpContextAccessor asking) : IEngine
{
    private int _asked;
    private int _written;
    private int _statements;

    public EngineSql Sql => inner.Sql;

    /// <summary>Installs it in a server's services.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IEngine));
        services.Remove(real);
        services.AddHttpContextAccessor();
        services.AddSingleton<IEngine>(
            s => new CountingEngine((IEngine)real.ImplementationFactory!(s), s.GetRequiredService<IHttpContextAccessor>()));
    }

    /// <summary>Calls that <paramref name="act"/> makes itself count as those of a request.</summary>
    /// <returns>How often requests read or wrote the database meanwhile.</returns>
    public static async Task<int> DuringAsync(Canteen.Testing.TestServer server, Func<Task> act)
    {
        var engine = (CountingEngine)server.Services.GetRequiredService<IEngine>();
        server.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        var before = Volatile.Read(ref engine._asked);
        await act();
        return Volatile.Read(ref engine._asked) - before;
    }

    /// <summary>
    /// How often requests have read or written the database, how many of these were writes, and how many statements that took.
    /// </summary>
    public static (int Asked, int Written, int Statements) Of(Canteen.Testing.TestServer server)
    {
        var engine = (CountingEngine)server.Services.GetRequiredService<IEngine>();
        return (Volatile.Read(ref engine._asked), Volatile.Read(ref engine._written), Volatile.Read(ref engine._statements));
    }

    public Task WriteAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct)
    {
        var counts = Count();
        if (counts) Interlocked.Increment(ref _written);
        return inner.WriteAsync(line => work(counts ? Counted(line) : line), isolation, ct);
    }

    public Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct)
    {
        var counts = Count();
        return inner.ReadAsync(line => work(counts ? Counted(line) : line), ct);
    }

    public int TakeNode() => inner.TakeNode();

    public void Tell(Wakes what) => inner.Tell(what);

    public Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct) => inner.WatchAsync(heard, moved, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    // Each statement passes through the dialect.
    private EngineTransaction Counted(EngineTransaction line) => line with
    {
        Dialect = sql =>
        {
            Interlocked.Increment(ref _statements);
            return line.Dialect(sql);
        },
    };

    private bool Count()
    {
        if (asking.HttpContext is null) return false;
        Interlocked.Increment(ref _asked);
        return true;
    }
}
