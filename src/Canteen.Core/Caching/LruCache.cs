using System.Collections.Concurrent;

namespace Canteen.Core.Caching;

/// <summary>
/// A cache by id within a budget of bytes; what has not been used for a while is removed first. The framework's own cache boxes each key
/// and reads the clock at each lookup, which for a page with forty lookups costs more than the page.
/// </summary>
public sealed class LruCache<TKey, T>(long budget) : IDisposable
    where TKey : notnull
    where T : CacheEntry
{
    private readonly ConcurrentDictionary<TKey, T> _items = new();
    private readonly Lock _sweeping = new();
    private IEnumerator<KeyValuePair<TKey, T>>? _hand;
    private long _bytes;

    public T? Find(TKey id)
    {
        if (!_items.TryGetValue(id, out var item)) return null;
        item.Used = true;
        return item;
    }

    /// <summary>As <see cref="Find"/>, but it does not count as a use.</summary>
    public T? Peek(TKey id) => _items.GetValueOrDefault(id);

    public void Put(TKey id, T item)
    {
        Remove(id);
        if (!_items.TryAdd(id, item))
        {
            // Another thread was faster: its item is as good, and this one serves only its caller.
            item.IsStale = true;
            return;
        }
        if (Interlocked.Add(ref _bytes, item.Bytes) > budget) MakeRoom();
    }

    /// <summary>
    /// Replaces an item by a changed one, if it is still in the cache: an item that was removed meanwhile was wrong, and so is one that was
    /// derived from it.
    /// </summary>
    public void Change(TKey id, T former, T changed)
    {
        if (!_items.TryUpdate(id, changed, former))
        {
            changed.IsStale = true;
            return;
        }
        former.IsStale = true;
        if (Interlocked.Add(ref _bytes, changed.Bytes - former.Bytes) > budget) MakeRoom();
    }

    public void Remove(TKey id)
    {
        if (!_items.TryRemove(id, out var item)) return;
        item.IsStale = true;
        Interlocked.Add(ref _bytes, -item.Bytes);
    }

    public void Clear()
    {
        foreach (var id in _items.Keys) Remove(id);
    }

    public void Dispose() => _hand?.Dispose();

    /// <summary>Goes round and round: an item that was used since the last round stays for another.</summary>
    private void MakeRoom()
    {
        if (!_sweeping.TryEnter()) return;
        try
        {
            for (var ends = 0; Volatile.Read(ref _bytes) > budget * 9 / 10 && ends < 3;)
            {
                _hand ??= _items.GetEnumerator();
                if (!_hand.MoveNext())
                {
                    (_hand, ends) = (null, ends + 1);
                    continue;
                }
                if (_hand.Current.Value.Used) _hand.Current.Value.Used = false;
                else Remove(_hand.Current.Key);
            }
        }
        finally
        {
            _sweeping.Exit();
        }
    }
}

/// <summary>An item in a <see cref="LruCache{TKey, T}"/>.</summary>
public abstract class CacheEntry
{
    private volatile bool _isStale;

    /// <summary>The item is not in its cache any more: code that holds on to it has to look it up again.</summary>
    internal bool IsStale
    {
        get => _isStale;
        set => _isStale = value;
    }

    internal bool Used { get; set; } = true;

    public abstract int Bytes { get; }
}
