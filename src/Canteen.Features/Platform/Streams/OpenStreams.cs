using System.Collections.Concurrent;
using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.Extensions.Hosting;

namespace Canteen.Features.Platform.Streams;

/// <summary>All listeners of this node: how many there may be, the keep-alive that they share, and when they have to end.</summary>
public sealed class OpenStreams : IInvalidationTail, IDisposable
{
    private const int BeatSeconds = 15;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly StreamLimits _limits;
    private readonly StreamMeters _meters;
    private readonly CallerCheck _check;
    private readonly TimeProvider _clock;
    private readonly IHostApplicationLifetime _life;
    private readonly ITimer _second;
    private readonly ConcurrentDictionary<OpenStream, int> _turns = new();
    private readonly Dictionary<AccountId, int> _ofAccount = [];
    private readonly Lock _guard = new();
    private int _open;
    private int _turn;

    public OpenStreams(StreamLimits limits, StreamMeters meters, CallerCheck check, TimeProvider clock, IHostApplicationLifetime life)
    {
        (_limits, _meters, _check, _clock, _life) = (limits, meters, check, clock, life);
        // The timer runs only while there are listeners.
        _second = clock.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        life.ApplicationStopping.Register(() => End(_ => true, StreamEnd.Stopping));
    }

    /// <summary>The caller that opens a stream must dispose it.</summary>
    /// <returns>
    /// 429 when the account has too many streams open, 503 when the node has, 401 when the caller was signed out meanwhile.
    /// </returns>
    public async Task<Outcome<OpenStream>> OpenAsync(StreamRequest request, CancellationToken ct)
    {
        if (Enter(request.Caller.Account) is { } refusal)
        {
            _meters.Refused(request.Kind);
            return refusal;
        }
        var stream = new OpenStream(request, _limits, _meters, Close)
        {
            Until = request.Longest is { } longest ? _clock.Milliseconds() + (long)longest.TotalMilliseconds : long.MaxValue,
        };
        _meters.Opened(request.Kind);
        _turns[stream] = _open % BeatSeconds;
        return await RefusalAsync(stream, ct) is { } late ? late : stream;
    }

    public IReadOnlyCollection<Type> HearsAtOnce { get; } =
        [typeof(SignInsEnded), typeof(AccessChanged), typeof(AccountSuspended), typeof(SessionEnded), typeof(TokenRevoked)];

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case SignInsEnded e: End(caller => caller.Account == e.Account, StreamEnd.SignedOut); break;
            case AccessChanged e: End(caller => caller.Account == e.Account, StreamEnd.SignedOut); break;
            case AccountSuspended e: End(caller => caller.Account == e.Account, StreamEnd.SignedOut); break;
            case SessionEnded e: End(caller => caller.Session == e.Session, StreamEnd.SignedOut); break;
            case TokenRevoked e: End(caller => caller.Token == e.Token, StreamEnd.SignedOut); break;
        }
    }

    /// <summary>Among the events that were missed there may have been one that signed somebody out.</summary>
    public void Forget() => End(_ => true, StreamEnd.Behind);

    public void Dispose() => _second.Dispose();

    private Fault? Enter(AccountId? account)
    {
        lock (_guard)
        {
            if (_open >= _limits.Open) return new Fault(FaultKind.Unavailable, "Too many streams are open here; please try again later");
            var own = account is { } me ? _ofAccount.GetValueOrDefault(me) : 0;
            if (own >= _limits.OpenPerAccount)
                return Fault.TooMany($"Too many streams are open for this account (maximum is {_limits.OpenPerAccount})");
            if (account is { } mine) _ofAccount[mine] = own + 1;
            if (_open++ == 0) _second.Change(Second, Second);
            return null;
        }
    }

    // From here on the log ends the stream. If access ended before that, the caller of this request cannot know, so it is checked here.
    private async Task<Fault?> RefusalAsync(OpenStream stream, CancellationToken ct)
    {
        try
        {
            if (_life.ApplicationStopping.IsCancellationRequested) stream.End(StreamEnd.Stopping);
            if (await _check.HoldsAsync(stream.Request.Caller, ct)) return null;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
        stream.Dispose();
        return Fault.SignInNeeded;
    }

    private void Close(OpenStream stream)
    {
        if (!_turns.TryRemove(stream, out _)) return;
        _meters.Closed(stream.Request.Kind, stream.Ended ?? StreamEnd.Left);
        lock (_guard)
        {
            if (--_open == 0) _second.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (stream.Request.Caller.Account is not { } account) return;
            if (--_ofAccount[account] == 0) _ofAccount.Remove(account);
        }
    }

    // Each second another fifteenth of the streams, so that ten thousand are not woken at once.
    private void Tick()
    {
        _turn = (_turn + 1) % BeatSeconds;
        var now = _clock.Milliseconds();
        foreach (var (stream, turn) in _turns)
        {
            if (now >= stream.Until) stream.End(StreamEnd.Expired);
            else if (turn == _turn) stream.Beat();
        }
    }

    private void End(Predicate<Caller> whose, StreamEnd why)
    {
        foreach (var (stream, _) in _turns)
        {
            if (whose(stream.Request.Caller)) stream.End(why);
        }
    }
}
