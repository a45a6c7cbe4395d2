using System.Data;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server;

/// <summary>
/// The engine that a server would have, and a count of how often it is asked for somebody. Reactions, tails and jobs look at the database
/// when they please; as they run for no request, they are not counted.
/// </summary>
internal sealed class CountingEngine(IEngine inner, IHttpContextAccessor asking) : IEngine
{
    private int _asked;

    public EngineSql Sql => inner.Sql;

    /// <summary>To be put into a server's services.</summary>
    public static void Install(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IEngine));
        services.Remove(real);
        services.AddHttpContextAccessor();
        services.AddSingleton<IEngine>(s => new CountingEngine((IEngine)real.ImplementationFactory!(s), s.GetRequiredService<IHttpContextAccessor>()));
    }

    /// <summary>Whatever <paramref name="act"/> calls itself counts like a request.</summary>
    /// <returns>How often requests read or wrote the database meanwhile.</returns>
    public static async Task<int> DuringAsync(Canteen.Testing.TestServer server, Func<Task> act)
    {
        var engine = (CountingEngine)server.Services.GetRequiredService<IEngine>();
        server.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        var before = Volatile.Read(ref engine._asked);
        await act();
        return Volatile.Read(ref engine._asked) - before;
    }

    public Task WriteAsync(Func<SqlLine, Task<bool>> work, IsolationLevel isolation, CancellationToken ct)
    {
        Count();
        return inner.WriteAsync(work, isolation, ct);
    }

    public Task ReadAsync(Func<SqlLine, Task> work, CancellationToken ct)
    {
        Count();
        return inner.ReadAsync(work, ct);
    }

    public int TakeNode() => inner.TakeNode();

    public void Tell(Wakes what) => inner.Tell(what);

    public Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct) => inner.WatchAsync(heard, moved, ct);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Count()
    {
        if (asking.HttpContext is not null) Interlocked.Increment(ref _asked);
    }
}
