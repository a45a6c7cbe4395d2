using System.Threading.Channels;

namespace Canteen.Features.Reading.Live;

/// <summary>Somebody whom the viewer follows, and whether their boosts are wanted too.</summary>
public sealed class Followed
{
    public AccountId FolloweeId { get; init; }
    public bool ShowBoosts { get; init; }
}

/// <summary>One open page. Words it does not take in time are dropped, oldest first: it only counts them anyway.</summary>
public sealed class LiveListener(LiveStream stream, AccountId? viewer)
{
    private const int MostWaiting = 64;

    private readonly Channel<LiveWord> _words = Channel.CreateBounded<LiveWord>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Lock _lock = new();
    private HashSet<AccountId>? _followed;
    private HashSet<AccountId> _withoutBoosts = [];
    private List<(AccountId Account, bool Followed)> _early = [];

    public LiveStream Stream => stream;
    public AccountId? Viewer => viewer;
    public ChannelReader<LiveWord> Words => _words.Reader;

    public void Tell(LiveWord word) => _words.Writer.TryWrite(word);

    /// <summary>The page is told that this is over; it comes back when it wants more.</summary>
    public void End() => _words.Writer.TryComplete();

    public bool Follows(AccountId account)
    {
        lock (_lock) return _followed?.Contains(account) == true;
    }

    public bool WantsBoostsOf(AccountId account)
    {
        lock (_lock) return _followed?.Contains(account) == true && !_withoutBoosts.Contains(account);
    }

    /// <summary>Whom the viewer follows, as read from the database after this listener began to hear: later changes are put on top.</summary>
    public void StartWith(IReadOnlyCollection<Followed> followed)
    {
        lock (_lock)
        {
            _followed = [.. followed.Select(f => f.FolloweeId)];
            _withoutBoosts = [.. followed.Where(f => !f.ShowBoosts).Select(f => f.FolloweeId)];
            foreach (var (account, isFollowed) in _early) Change(account, isFollowed);
            _early = [];
        }
    }

    public void Changed(AccountId account, bool followed)
    {
        lock (_lock)
        {
            if (_followed is null) _early.Add((account, followed));
            else Change(account, followed);
        }
    }

    private void Change(AccountId account, bool followed)
    {
        if (followed) _followed!.Add(account);
        else _followed!.Remove(account);
    }
}
