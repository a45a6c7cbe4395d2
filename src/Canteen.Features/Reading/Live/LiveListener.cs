using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Live;

/// <summary>One open page, and what it waits for.</summary>
public sealed class LiveListener(LiveWish wish, OpenStream page)
{
    public LiveStream Stream => wish.Stream;
    public AccountId? Viewer => page.Request.Caller.Account;

    /// <summary>What the page says that it shows has been looked at; before, it hears of no changes.</summary>
    public bool IsReady { get; set; }

    /// <summary>Where it hears, besides at the posts that it shows and at the viewer's home.</summary>
    public IEnumerable<LivePlace> Places
    {
        get
        {
            if (wish.Stream == LiveStream.Local) yield return LivePlace.Local;
            if (wish.Tag is { } tag) yield return LivePlace.Tag(tag);
            if (Viewer is { } viewer) yield return LivePlace.Of(viewer);
        }
    }

    public void Tell(LiveWord word) => page.Send(word.Bytes);
}
