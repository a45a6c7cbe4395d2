using System.Collections.Concurrent;
using Canteen.Storage;

namespace Canteen.Features.Reading.Live;

/// <summary>Wakes the open pages of this node when something happens that their viewers may see.</summary>
public sealed class LiveTail : ILiveTail
{
    /// <summary>Pages that may wait at once on one node.</summary>
    public const int MostListeners = 10_000;

    private readonly ConcurrentDictionary<LiveListener, bool> _listeners = new();

    public int Listening => _listeners.Count;

    /// <returns>Null when this node is full.</returns>
    public LiveListener? Open(LiveStream stream, AccountId? viewer)
    {
        if (_listeners.Count >= MostListeners) return null;
        var listener = new LiveListener(stream, viewer);
        _listeners[listener] = true;
        return listener;
    }

    public void Close(LiveListener listener) => _listeners.TryRemove(listener, out _);

    public void Hear(LoggedEvent happened)
    {
        if (_listeners.IsEmpty) return;
        switch (happened.Event)
        {
            case PostPublished post: Published(post, happened.Seq); break;
            case PostBoosted boost: Boosted(boost, happened.Seq); break;
            case PostFavourited favourite when favourite.By != favourite.Author: Notify(favourite.Author, happened.Seq); break;
            case AccountFollowed follow: Followed(follow.Follower, follow.Followee, true); Notify(follow.Followee, happened.Seq); break;
            case AccountUnfollowed unfollow: Followed(unfollow.Follower, unfollow.Followee, false); break;
            case FollowRequested request: Notify(request.Followee, happened.Seq); break;
            case SignInsEnded ended: EndOf(ended.Account); break;
        }
    }

    private void Published(PostPublished post, long seq)
    {
        foreach (var listener in _listeners.Keys)
        {
            if (LiveRules.Concerns(post, listener)) listener.Tell(new("new", post.Post.Value));
            if (listener.Viewer is { } viewer && viewer != post.Author && post.Mentioned.Contains(viewer)) listener.Tell(new("notice", seq));
        }
    }

    private void Boosted(PostBoosted boost, long seq)
    {
        foreach (var listener in _listeners.Keys)
        {
            if (LiveRules.Concerns(boost, listener)) listener.Tell(new("new", boost.Boost.Value));
        }
        if (boost.By != boost.Author) Notify(boost.Author, seq);
    }

    private void Notify(AccountId account, long seq)
    {
        foreach (var listener in Of(account)) listener.Tell(new("notice", seq));
    }

    private void Followed(AccountId follower, AccountId followee, bool isFollowed)
    {
        foreach (var listener in Of(follower)) listener.Changed(followee, isFollowed);
    }

    private void EndOf(AccountId account)
    {
        foreach (var listener in Of(account)) listener.End();
    }

    private IEnumerable<LiveListener> Of(AccountId account) => _listeners.Keys.Where(l => l.Viewer == account);
}
