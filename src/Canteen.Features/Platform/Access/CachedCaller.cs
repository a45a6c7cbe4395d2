namespace Canteen.Features.Platform.Access;

/// <summary>The caller that a token or a session cookie stands for, as cached on this node.</summary>
/// <param name="ExpiresAt">Milliseconds since 1970.</param>
public sealed record CachedCaller(Caller Caller, AccessState State, bool Revoked, long ExpiresAt)
{
    private long _seenAt;

    /// <summary>When the database was last told that the token or session is in use, in milliseconds since 1970.</summary>
    public long SeenAt
    {
        get => Volatile.Read(ref _seenAt);
        init => _seenAt = value;
    }

    /// <summary>
    /// True for one request after each <paramref name="every"/> milliseconds: that request tells the database.
    /// </summary>
    public bool TakeTurnToTell(long now, long every)
    {
        var seen = SeenAt;
        return now - seen >= every && Interlocked.CompareExchange(ref _seenAt, now, seen) == seen;
    }
}
