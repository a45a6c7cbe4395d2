namespace Canteen.Features.Platform.Html;

/// <summary>A component with content of its own, for a page that shows several of its kind side by side.</summary>
/// <param name="parameters">As for <see cref="ComponentPart"/>.</param>
/// <param name="column">Its number on the page.</param>
public sealed class ContentPart(Type component, object parameters, PageContent content, int column) : HtmlPart
{
    private HtmlTemplate _template = HtmlTemplate.Nothing;

    public override async ValueTask PrepareAsync(PageFiller page)
    {
        _template = await page.Renderer.FindAsync(component, parameters);
        foreach (var part in content.Parts.Values) await part.PrepareAsync(page);
    }

    public override void Write(HtmlWriter into, PageFiller page)
    {
        page.Column = column;
        _template.Write(into, new ContentFiller(page, content));
        page.Column = null;
    }

    private sealed class ContentFiller(PageFiller page, PageContent content) : HoleFiller
    {
        public override void Fill(Hole hole, HtmlWriter into)
        {
            switch (hole.Kind)
            {
                case HoleKind.Part: content.Parts[(PagePart)hole.Argument].Write(into, page); break;
                case HoleKind.Newest: into.Number(content.Newest ?? 0); break;
                case HoleKind.Oldest: into.Number(content.Oldest ?? 0); break;
                default: page.Fill(hole, into); break;
            }
        }
    }
}
