
namespace Canteen.Features.Platform.Html;

/// <summary>What the handler of a page supplies for its holes.</summary>
public sealed record PageContent
{
    public IReadOnlyDictionary<PagePart, HtmlPart> Parts { get; init; } = new Dictionary<PagePart, HtmlPart>();

    /// <summary>What each of the page's slots is about, by the slot's name; given to the sources and components in that slot.</summary>
    public IReadOnlyDictionary<string, object> Slots { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The newest and the oldest entry on this page of a feed.</summary>
    public long? Newest { get; init; }

    /// <inheritdoc cref="Newest"/>
    public long? Oldest { get; init; }

    /// <summary>The entry of the feed where the viewer stopped reading.</summary>
    public long StoppedAt { get; init; }
}
