namespace Canteen.Core.Caching;

/// <summary>
/// A cache of something small for each account: read when it is asked for; the owner calls <see cref="Forget(AccountId)"/> when the log
/// says that it has changed.
/// </summary>
public sealed class PerAccountCache<T>(long budget, Func<AccountId, CancellationToken, Task<T>> read) : IDisposable where T : CacheEntry
{
    private readonly LruCache<long, T> _cache = new(budget);
    private readonly ChangeCounter _changes = new();

    public async ValueTask<T> FindAsync(AccountId account, CancellationToken ct) =>
        _cache.Find(account.Value) ?? await ReadAsync(account, ct);

    /// <summary>Null for what is not cached.</summary>
    public T? Find(AccountId account) => _cache.Find(account.Value);

    public void Forget(AccountId account)
    {
        _changes.Change(account.Value);
        _cache.Remove(account.Value);
    }

    public void ForgetAll()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    private async Task<T> ReadAsync(AccountId account, CancellationToken ct)
    {
        var stamp = _changes.Of(account.Value);
        var fresh = await read(account, ct);
        _cache.Put(account.Value, fresh);
        if (_changes.Of(account.Value) != stamp) _cache.Remove(account.Value);
        return fresh;
    }
}
