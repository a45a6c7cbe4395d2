namespace Canteen.Features.Platform.Html;

/// <summary>A part of a page that is about the viewer, so that no page needs to bring it.</summary>
public sealed record OwnPart(PagePart Part, Func<PageFiller, ValueTask<HtmlPart>> LoadAsync);
