using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Core.Synonyms;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Streams;
using Canteen.Storage;

namespace Canteen.Features.Reading.Live;

/// <summary>Tells the open pages of this node when something happens that their viewers may see.</summary>
public sealed class LiveTail(
    PostsOnOpenPages shown, LiveChanges changes, ViewerCache viewers, QuietHoursCache hours, TagAliasCache aliases, TimeProvider clock)
    : ILiveTail
{
    private readonly LiveListeners _listeners = new();
    private volatile LastWord? _last;

    /// <summary>Reads what decides what a page is told: an event cannot wait for it.</summary>
    public async Task<LiveListener> OpenAsync(LiveRequest wish, OpenStream page, CancellationToken ct)
    {
        if (page.Request.Caller.Account is { } person)
        {
            await viewers.FindAsync(person, ct);
            await hours.FindAsync(person, ct);
        }
        var tags = await GroupAsync(wish, ct);
        var listener = new LiveListener(wish, page) { Tags = tags };
        _listeners.Add(listener);
        shown.Open(listener);
        // What changed before it listened, it has not heard.
        if (!tags.SequenceEqual(await GroupAsync(wish, ct))) listener.LookAgain();
        return listener;
    }

    public void Close(LiveListener listener)
    {
        _listeners.Remove(listener);
        shown.Close(listener);
    }

    /// <summary>Only arrivals are told here; pages hear of deleted entries through the posts that they show.</summary>
    public void HearTimeline(LiveListener listener, TimelineNews news)
    {
        if (news.Change == TimelineChange.Arrived) New(listener, WordOf(news), news.Entry, news.Original);
    }

    public void Hear(LoggedEvent happened)
    {
        if (_listeners.IsEmpty) return;
        switch (happened.Event)
        {
            case PostPublished post: Published(post); break;
            case ChatChanged chat: Changed(chat); break;
            case ChatPostRuled ruled: Ruled(ruled); break;
            case PostBoosted boost: Changed(boost.Original); break;
            case PostEdited { MovesIt: true } post: foreach (var page in shown.PagesWith(post.Post)) page.LookAgain(); break;
            case PostEdited post: Changed(post.Post); break;
            case PostDeleted post: Deleted(post); break;
            case BoostsEnded ended: foreach (var gone in ended.Boosts) Gone(gone.Boost); break;
            case PostUnboosted boost: Gone(boost.Boost); Changed(boost.Original); break;
            case PostFavourited favourite: Changed(favourite.Post); break;
            case PostUnfavourited favourite: Changed(favourite.Post); break;
            case PostBookmarked bookmark: Changed(bookmark.Post, bookmark.By); break;
            case PostUnbookmarked bookmark: Changed(bookmark.Post, bookmark.By); break;
            case PersonNotified notified: Notify(notified); break;
            case QuietHoursChanged changed: LookAgain(changed.Account); break;
            case TagAliasesChanged changed: foreach (var tag in changed.Names) LookAgain(LiveChannel.Tag(tag)); break;
            case AccountUnfollowed lost: LookAgain(lost.Follower); break;
            case DomainBlocked blocked: LookAgain(blocked.By); break;
            case AccountBlocked blocked: LookAgain(blocked.By); LookAgain(blocked.Other); break;
        }
    }

    private void Published(PostPublished post)
    {
        var isNew = LiveMessage.New(post.Post);
        foreach (var listener in LiveRules.PublicPlaces(post).SelectMany(_listeners.At).Distinct())
            if (IsNews(listener, post, FilterContext.Public)) New(listener, isNew, post.Post);
        if (post.Chat is { } chat) Said(chat, post, isNew);
        if (post.ReplyTo is not { } parent) return;
        // Only what everyone may read is counted: by a change without one, others would learn of an answer that is not for them.
        if (post.Audience.IsForEveryone) Changed(parent);
        foreach (var listener in shown.PagesWith(parent))
        {
            if (listener.Stream == LiveStream.Thread && IsNews(listener, post, FilterContext.Thread)) New(listener, isNew, post.Post);
        }
    }

    private void Said(Id<Chat> chat, PostPublished post, LiveMessage isNew)
    {
        foreach (var listener in _listeners.At(LiveChannel.Of(chat)))
        {
            var isWanted = listener.Question is null || listener.Question == post.Question;
            if (isWanted && IsNews(listener, post, FilterContext.Public)) New(listener, isNew, post.Post);
        }
    }

    private void Changed(ChatChanged chat)
    {
        var word = LiveMessage.ChatChanged(chat.Asked);
        foreach (var listener in _listeners.At(LiveChannel.Of(chat.Chat))) listener.Tell(word);
    }

    private void Ruled(ChatPostRuled ruled)
    {
        foreach (var listener in _listeners.At(LiveChannel.Of(ruled.Chat)))
            listener.Tell(ruled.IsShown ? LiveMessage.Changed([ruled.Post]) : LiveMessage.Gone(ruled.Post));
    }

    /// <summary>A page connects again, and is checked then, where its viewer is no longer in memory.</summary>
    private bool IsNews(LiveListener listener, PostPublished post, FilterContext where)
    {
        var viewer = listener.Viewer is { } person ? viewers.Find(person) : null;
        if (viewer is not null || listener.Viewer is null) return LiveRules.MayHear(post, viewer, where, clock.Milliseconds());
        listener.LookAgain();
        return false;
    }

    private void LookAgain(AccountId person) => LookAgain(LiveChannel.Of(person));

    private void LookAgain(LiveChannel channel)
    {
        foreach (var page in _listeners.At(channel)) page.LookAgain();
    }

    private async ValueTask<IReadOnlyList<string>> GroupAsync(LiveRequest wish, CancellationToken ct) =>
        wish.Tag is { } tag ? (await aliases.FindAsync(ct)).GroupOf(tag) : [];

    // The same news goes to many timelines in succession, so the last message is reused.
    private LiveMessage WordOf(TimelineNews news)
    {
        var last = _last;
        if (last?.News != news) _last = last = new LastWord(news, LiveMessage.New(news.Entry, news.Original));
        return last.Word;
    }

    private void Deleted(PostDeleted post)
    {
        Gone(post.Post);
        if (post.ReplyTo is { } parent && post.Audience is not { IsForEveryone: false }) Changed(parent);
    }

    private void New(LiveListener listener, LiveMessage word, PostId entry, PostId? original = null)
    {
        listener.TellNew(word);
        shown.Add(listener, entry);
        if (original is { } boosted) shown.Add(listener, boosted);
    }

    private void Gone(PostId entry)
    {
        foreach (var listener in shown.PagesWith(entry)) listener.Tell(LiveMessage.Gone(entry));
    }

    private void Changed(PostId post, AccountId? onlyFor = null)
    {
        foreach (var listener in shown.PagesWith(post))
        {
            if (listener.IsReady && (onlyFor is null || listener.Viewer == onlyFor)) changes.Add(listener, post);
        }
    }

    private void Notify(PersonNotified notified)
    {
        var pages = _listeners.At(LiveChannel.Of(notified.Account));
        if (pages.Length == 0) return;
        var isAnnounced = hours.IsAnnounced(notified);
        foreach (var listener in pages)
        {
            if (isAnnounced is null) listener.LookAgain();
            else if (isAnnounced.Value) listener.Tell(LiveMessage.Notice(notified.Notification));
        }
    }

    private sealed record LastWord(TimelineNews News, LiveMessage Word);
}
