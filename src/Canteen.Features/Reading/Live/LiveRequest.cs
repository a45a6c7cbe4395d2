namespace Canteen.Features.Reading.Live;

/// <summary>What a page wants to hear.</summary>
/// <param name="On">Posts and boosts that the page shows.</param>
/// <param name="Tag">Folded; only for <see cref="LiveStream.Tag"/>.</param>
/// <param name="List">The viewer's own; only for <see cref="LiveStream.List"/>.</param>
public sealed record LiveRequest(LiveStream Stream, IReadOnlyList<PostId> On, string? Tag = null, Id<PersonalList>? List = null)
{
    /// <summary>Only for <see cref="LiveStream.Search"/>: what is searched for, as it was read.</summary>
    public SearchQuery? Search { get; init; }

    /// <summary>Only for <see cref="LiveStream.Chat"/>: the tweetchat.</summary>
    public Id<Chat>? Chat { get; init; }

    /// <summary>Of the tweetchat, the question whose answers alone are heard; null for all.</summary>
    public Id<ChatQuestion>? Question { get; init; }

    /// <summary>Which of several that the page shows side by side, from 1 on; 0 where it shows one.</summary>
    public int Column { get; init; }

    /// <summary>What is about the viewer is told too: of several on one page, to one of them.</summary>
    public bool HearsViewer { get; init; } = true;
}
