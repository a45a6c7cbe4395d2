using System.Data;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Posts;

/// <summary>The usual engine, which writes down the statements of one use case.</summary>
internal sealed class RecordingEngine(IEngine inner) : IEngine
{
    // Reactions and jobs that run meanwhile are not the use case.
    private readonly AsyncLocal<List<string>?> _record = new();

    public EngineSql Sql => inner.Sql;

    /// <summary>Installs it in the services of an application.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IEngine));
        services.Remove(real);
        services.AddSingleton<IEngine>(s => new RecordingEngine((IEngine)real.ImplementationFactory!(s)));
    }

    /// <returns>The statements that <paramref name="act"/> ran, in their order.</returns>
    public static async Task<List<string>> RecordAsync(IServiceProvider services, Func<Task> act)
    {
        var engine = (RecordingEngine)services.GetRequiredService<IEngine>();
        var record = engine._record.Value = [];
        await act();
        engine._record.Value = null;
        return record;
    }

    public Task WriteAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct)
    {
        var record = _record.Value;
        return inner.WriteAsync(line => work(Recorded(line, record)), isolation, ct);
    }

    public Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct)
    {
        var record = _record.Value;
        return inner.ReadAsync(line => work(Recorded(line, record)), ct);
    }

    public int TakeNode() => inner.TakeNode();

    public void Tell(Wakes what) => inner.Tell(what);

    public Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct) => inner.WatchAsync(heard, moved, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    // Each statement passes through the dialect.
    private static EngineTransaction Recorded(EngineTransaction line, List<string>? record) => record is null ? line : line with
    {
        Dialect = sql =>
        {
            var own = line.Dialect(sql);
            record.Add(own);
            return own;
        },
    };
}
