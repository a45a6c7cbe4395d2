using Canteen.Features.Platform.Html;

namespace Canteen.Features.Platform.Html;

/// <summary>What rooms show in a slot about one thing, where a page has the slot for several things.</summary>
/// <param name="about">What is given to the slot.</param>
public sealed class SlotPart(string slot, object about) : HtmlPart
{
    private HtmlPart? _part;

    public override async ValueTask PrepareAsync(PageFiller page)
    {
        _part = await page.Service<SlotParts>().LoadAsync(page, slot, about);
        await _part.PrepareAsync(page);
    }

    public override void Write(HtmlWriter into, PageFiller page) => _part!.Write(into, page);
}
