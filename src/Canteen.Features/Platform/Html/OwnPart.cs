namespace Canteen.Features.Platform.Html;

/// <summary>A part of a page that is about the viewer. It loads itself, so that no page has to supply it.</summary>
public sealed record OwnPart(PagePart Part, Func<PageFiller, ValueTask<HtmlPart>> LoadAsync);

/// <summary>Loads what stands beside the pages' labels in the navigation, by their numbers in it.</summary>
public sealed record NavMarks(Func<long, PageFiller, ValueTask<HtmlPart>> LoadAsync);
