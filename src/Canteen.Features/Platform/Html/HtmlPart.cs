namespace Canteen.Features.Platform.Html;

/// <summary>A part of a page, or a whole fragment.</summary>
public abstract class HtmlPart
{
    /// <summary>Renders and reads what is missing, so that <see cref="Write"/> does not have to wait.</summary>
    public abstract ValueTask PrepareAsync(PageFiller page);

    public abstract void Write(HtmlWriter into, PageFiller page);
}

/// <summary>A component that depends on nothing but its parameters.</summary>
/// <param name="parameters">An anonymous object or a record, compared by value.</param>
public sealed class ComponentPart(Type component, object parameters) : HtmlPart
{
    private HtmlTemplate _template = HtmlTemplate.Nothing;

    /// <summary>What goes inside it, where it leaves a hole for that.</summary>
    public HtmlPart? Inner { get; init; }

    public override async ValueTask PrepareAsync(PageFiller page)
    {
        _template = await page.Renderer.FindAsync(component, parameters);
        if (Inner is not null) await Inner.PrepareAsync(page);
        else await page.PrepareAsync(_template);
    }

    public override void Write(HtmlWriter into, PageFiller page) =>
        _template.Write(into, Inner is null ? page : new InnerFiller(page, Inner));

    private sealed class InnerFiller(PageFiller page, HtmlPart inner) : HoleFiller
    {
        public override void Fill(Hole hole, HtmlWriter into)
        {
            if (hole is { Kind: HoleKind.Part, Argument: (long)PagePart.Inner }) inner.Write(into, page);
            else page.Fill(hole, into);
        }
    }
}

/// <summary>Several parts, one after another.</summary>
public sealed class PartList(IReadOnlyList<HtmlPart> parts) : HtmlPart
{
    public override async ValueTask PrepareAsync(PageFiller page)
    {
        foreach (var part in parts) await part.PrepareAsync(page);
    }

    public override void Write(HtmlWriter into, PageFiller page)
    {
        foreach (var part in parts) part.Write(into, page);
    }
}
