using System.Collections.Concurrent;

namespace Canteen.Features.Platform.Access;

/// <summary>The callers behind the secrets of one kind that this node has looked up. Unknown and revoked secrets are not cached.</summary>
internal sealed class SecretCache<TKind> where TKind : ISecretKind
{
    private const int Capacity = 20_000;

    private readonly ConcurrentDictionary<string, CachedCaller> _known = new(StringComparer.Ordinal);
    private long _forgotten;

    /// <summary>Take it before reading what is to be cached.</summary>
    public long Mark => Volatile.Read(ref _forgotten);

    /// <param name="hash">The hash of a <see cref="Secret{TKind}"/>.</param>
    public CachedCaller? Find(string hash) => _known.GetValueOrDefault(hash);

    // When something was forgotten during the read, the result may be out of date: it serves that one request only and is not kept.
    public void Remember(string hash, CachedCaller known, long mark)
    {
        if (known.Revoked) return;
        if (_known.Count >= Capacity) _known.Clear();
        _known[hash] = known;
        if (Mark != mark) _known.TryRemove(hash, out _);
    }

    public void Forget(Predicate<Caller> whom)
    {
        Interlocked.Increment(ref _forgotten);
        foreach (var (hash, known) in _known)
        {
            if (whom(known.Caller)) _known.TryRemove(hash, out _);
        }
    }
}
