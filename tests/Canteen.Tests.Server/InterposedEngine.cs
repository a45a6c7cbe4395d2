using System.Data;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server;

/// <summary>
/// The usual engine of a server, with a hook just before a write, in which a test may do something first, and one just after a read, in
/// which it may do something before the reader gets the result.
/// </summary>
internal sealed class InterposedEngine(IEngine inner) : IEngine
{
    private Func<Task>? _before;
    private AfterRead? _after;

    public EngineSql Sql => inner.Sql;

    /// <summary>Installs it in a server's services.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IEngine));
        services.Remove(real);
        services.AddSingleton<IEngine>(s => new InterposedEngine((IEngine)real.ImplementationFactory!(s)));
    }

    /// <summary>Runs <paramref name="act"/> once, before the next write. What it writes itself comes first.</summary>
    public static void BeforeNextWrite(Canteen.Testing.TestServer server, Func<Task> act) =>
        ((InterposedEngine)server.Services.GetRequiredService<IEngine>())._before = act;

    /// <summary>
    /// Runs <paramref name="act"/> once, after the next read with <paramref name="sql"/>: what it writes is not in the result of the read.
    /// </summary>
    public static void AfterNextRead(Canteen.Testing.TestServer server, string sql, Func<Task> act) =>
        ((InterposedEngine)server.Services.GetRequiredService<IEngine>())._after = new AfterRead(sql, act);

    public async Task WriteAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _before, null) is { } before) await before();
        await inner.WriteAsync(work, isolation, ct);
    }

    public async Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct)
    {
        if (_after is not { } after)
        {
            await inner.ReadAsync(work, ct);
            return;
        }
        var meant = false;
        await inner.ReadAsync(line => work(line with { Dialect = sql => line.Dialect(Look(sql)) }), ct);
        if (meant && Interlocked.CompareExchange(ref _after, null, after) == after) await after.Act();

        string Look(string sql)
        {
            meant |= sql.Contains(after.Sql, StringComparison.Ordinal);
            return sql;
        }
    }

    public int TakeNode() => inner.TakeNode();

    public void Tell(Wakes what) => inner.Tell(what);

    public Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct) => inner.WatchAsync(heard, moved, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed record AfterRead(string Sql, Func<Task> Act);
}
