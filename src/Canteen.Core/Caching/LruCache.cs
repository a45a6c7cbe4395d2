using System.Collections.Concurrent;

namespace Canteen.Core.Caching;

/// <summary>
/// Things this node remembers, by id, within a budget of bytes; what has not been used for a while goes first. The framework's own cache
/// boxes each key and asks the clock at each look, which for a page of forty looks costs more than the page.
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

    /// <summary>As <see cref="Find"/>, but this is no use of it.</summary>
    public T? Peek(TKey id) => _items.GetValueOrDefault(id);

    public void Put(TKey id, T item)
    {
        Remove(id);
        if (!_items.TryAdd(id, item))
        {
            // Somebody else was faster: theirs is as good, and this one serves whoever brought it.
            item.IsStale = true;
            return;
        }
        if (Interlocked.Add(ref _bytes, item.Bytes) > budget) MakeRoom();
    }

    /// <summary>
    /// Puts a changed one in the place of the former, if that is still there: what was taken off meanwhile was not true, and neither is
    /// what was made of it.
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

    /// <summary>Goes round and round: who was used since the last round stays for another.</summary>
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

/// <summary>Something on a <see cref="LruCache{TKey, T}"/>.</summary>
public abstract class CacheEntry
{
    private volatile bool _isStale;

    /// <summary>It is not on its shelf any more: who holds on to it has to look again.</summary>
    internal bool IsStale
    {
        get => _isStale;
        set => _isStale = value;
    }

    internal bool Used { get; set; } = true;

    public abstract int Bytes { get; }
}
