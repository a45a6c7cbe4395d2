using System.Collections.Concurrent;
using System.Data;
using Canteen.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Searching;

/// <summary>The usual engine, which keeps each statement that anything in the process runs, with the values that it had first.</summary>
internal sealed class NotedStatements(IEngine inner) : IEngine
{
    private readonly ConcurrentDictionary<string, object?> _statements = new(StringComparer.Ordinal);

    public EngineSql Sql => inner.Sql;

    public IReadOnlyDictionary<string, object?> All => _statements;

    /// <summary>Installs it in the services of an application.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IEngine));
        services.Remove(real);
        services.AddSingleton<IEngine>(s => new NotedStatements((IEngine)real.ImplementationFactory!(s)));
    }

    public Task WriteAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct) =>
        inner.WriteAsync(line => work(new Noted(line, _statements)), isolation, ct);

    public Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct) =>
        inner.ReadAsync(line => work(new Noted(line, _statements)), ct);

    public int TakeNode() => inner.TakeNode();

    public void Tell(Wakes what) => inner.Tell(what);

    public Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct) => inner.WatchAsync(heard, moved, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed record Noted : EngineTransaction
    {
        private readonly ConcurrentDictionary<string, object?> _statements;

        public Noted(EngineTransaction line, ConcurrentDictionary<string, object?> statements) : base(line) => _statements = statements;

        public override CommandDefinition Command(string sql, object? args)
        {
            _statements.TryAdd(sql, args);
            return base.Command(sql, args);
        }
    }
}
