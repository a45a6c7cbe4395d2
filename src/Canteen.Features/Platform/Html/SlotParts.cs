using Canteen.Features.Platform.Html;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Html;

/// <summary>Loads what rooms show in the slots of a page, for one answer.</summary>
public sealed class SlotParts(IEnumerable<SlotPiece> pieces)
{
    private readonly ILookup<string, SlotPiece> _pieces = pieces.OrderBy(piece => piece.Order).ToLookup(piece => piece.Slot);

    /// <param name="about">What the page gives the slot.</param>
    public async ValueTask<HtmlPart> LoadAsync(PageFiller page, string slot, object? about)
    {
        var parts = new List<HtmlPart>();
        foreach (var piece in _pieces[slot])
        {
            var source = (ISlotSource)page.Context.RequestServices.GetRequiredService(piece.Source!);
            var found = await source.LoadAsync(page.Context, about);
            if (found is HtmlPart part) parts.Add(part);
            else if (found is not null) parts.Add(new ComponentPart(piece.Component, found));
        }
        return new PartList(parts);
    }
}
