using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Live;

/// <summary>One open page, and what it waits for.</summary>
public sealed class LiveListener(LiveRequest wish, OpenStream page)
{
    public LiveStream Stream => wish.Stream;
    public AccountId? Viewer => page.Request.Caller.Account;

    /// <summary>What the page says that it shows has been looked at; before, it hears of no changes.</summary>
    public bool IsReady { get; set; }

    /// <summary>Where it hears, besides at the posts that it shows and at the viewer's home.</summary>
    public IEnumerable<LiveChannel> Places
    {
        get
        {
            if (wish.Stream == LiveStream.Local) yield return LiveChannel.Local;
            if (wish.Tag is { } tag) yield return LiveChannel.Tag(tag);
            if (Viewer is { } viewer) yield return LiveChannel.Of(viewer);
        }
    }

    public void Tell(LiveMessage word) => page.Send(word.Bytes);
}
