using Canteen.Core.Timelines;
using Canteen.Features.Platform.Streams;

namespace Canteen.Features.Reading.Live;

/// <summary>One open page, and what it listens to.</summary>
public sealed class LiveListener(LiveRequest wish, OpenStream page)
{
    public LiveStream Stream => wish.Stream;

    /// <summary>The timeline that it hears; null for other streams.</summary>
    public FeedKey? Timeline => (Viewer, Stream, wish.List) switch
    {
        ({ } viewer, LiveStream.Home, _) => FeedKey.Home(viewer),
        ({ } viewer, LiveStream.List, { } list) => FeedKey.List(viewer, list),
        _ => null,
    };

    /// <summary>The list of the viewer's that it hears; null for other streams.</summary>
    public Id<PersonalList>? List => Stream == LiveStream.List ? wish.List : null;

    public AccountId? Viewer => page.Request.Caller.Account;

    /// <summary>What a search must find for the page to be told; null for other streams.</summary>
    public SearchQuery? Search => wish.Search;

    /// <summary>Of a tweetchat, the question whose answers alone it hears; null for all.</summary>
    public Id<ChatQuestion>? Question => wish.Question;

    /// <summary>The hashtags that it hears, folded: all that are read together.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The posts that the page says it shows have been checked; until then it hears of no changes.</summary>
    public bool IsReady { get; set; }

    /// <summary>Which channels the page hears, besides the posts that it shows and a timeline of the viewer's own.</summary>
    public IEnumerable<LiveChannel> Places
    {
        get
        {
            if (wish.Stream == LiveStream.Local) yield return LiveChannel.Local;
            foreach (var tag in Tags) yield return LiveChannel.Tag(tag);
            if (wish.Chat is { } chat) yield return LiveChannel.Of(chat);
            if (Viewer is { } viewer && wish.HearsViewer) yield return LiveChannel.Of(viewer);
        }
    }

    /// <summary>What the viewer may see is not what it was: the page connects again, and what it shows is checked anew.</summary>
    public void LookAgain() => page.End(StreamEnd.Behind);

    public void Tell(LiveMessage word) => page.Send(word.Bytes);

    /// <summary>Tells of an entry of its own feed.</summary>
    public void TellNew(LiveMessage word) => Tell(wish.Column > 0 ? word.InColumn(wish.Column) : word);
}
