using Canteen.Core.Caching;
using Canteen.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Canteen.Core.Filters;

/// <summary>The filters of the people who read on this node; read anew when they changed, or when one of them is over.</summary>
public sealed class FilterCache : ILiveTail, IDisposable
{
    private const long Budget = 64 * 1024 * 1024;

    private readonly PerAccountCache<FilterSet> _cache;
    private readonly TimeProvider _clock;

    public FilterCache(Database database, TimeProvider clock, CanteenSettings settings, IOptions<JsonOptions> json)
    {
        _clock = clock;
        _cache = new(Budget, async (owner, ct) => new FilterSet(
            await database.ReadAsync(db => FilterReader.LoadAsync(db, owner), ct), clock.Milliseconds(), settings.Domain,
            json.Value.SerializerOptions));
    }

    /// <summary>Null where they are not in memory.</summary>
    public FilterSet? Find(AccountId owner) =>
        _cache.Find(owner) is { } known && (known.ValidUntil == long.MaxValue || known.ValidUntil > _clock.Milliseconds()) ? known : null;

    public async ValueTask<FilterSet> FindAsync(AccountId owner, CancellationToken ct)
    {
        if (Find(owner) is { } known) return known;
        _cache.Forget(owner);
        return await _cache.FindAsync(owner, ct);
    }

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is FiltersChanged e) _cache.Forget(e.Account);
    }

    public void Forget() => _cache.ForgetAll();

    public void Dispose() => _cache.Dispose();
}
