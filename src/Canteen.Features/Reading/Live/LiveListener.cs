using System.Threading.Channels;

namespace Canteen.Features.Reading.Live;

/// <summary>One open page. Words it does not take in time are dropped, oldest first: it only counts them anyway.</summary>
public sealed class LiveListener(LiveStream stream, AccountId? viewer)
{
    private const int MostWaiting = 64;

    private readonly Channel<LiveWord> _words = Channel.CreateBounded<LiveWord>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Lock _lock = new();
    private HashSet<AccountId>? _followed;
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

    /// <summary>Whom the viewer follows, as read from the database after this listener began to hear: later changes are put on top.</summary>
    public void StartWith(IEnumerable<AccountId> followed)
    {
        lock (_lock)
        {
            _followed = [.. followed];
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
