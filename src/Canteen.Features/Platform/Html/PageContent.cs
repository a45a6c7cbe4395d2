
namespace Canteen.Features.Platform.Html;

/// <summary>What the handler of a page brings for its holes.</summary>
public sealed record PageContent
{
    public IReadOnlyDictionary<PagePart, HtmlPart> Parts { get; init; } = new Dictionary<PagePart, HtmlPart>();

    /// <summary>What the page's slots are about, by their names: what is given to the sources and components that hang there.</summary>
    public IReadOnlyDictionary<string, object> Slots { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The ends of the page of a feed.</summary>
    public long? Newest { get; init; }

    /// <inheritdoc cref="Newest"/>
    public long? Oldest { get; init; }
}
