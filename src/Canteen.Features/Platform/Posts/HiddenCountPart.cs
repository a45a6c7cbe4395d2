using Canteen.Features.Platform.Html;

namespace Canteen.Features.Platform.Posts;

/// <summary>Says how many posts of this page the reader's filters hide, with the way to see them; nothing where they hide none.</summary>
/// <param name="hidden">How many there are in all, also where they are shown.</param>
public sealed class HiddenCountPart(int hidden, ReaderFilter filter) : HtmlPart
{
    /// <summary>The part of a page on which no filter applies.</summary>
    public static readonly HtmlPart Nothing = new HiddenCountPart(0, default);

    private HtmlTemplate _template = HtmlTemplate.Nothing;

    public override async ValueTask PrepareAsync(PageFiller page)
    {
        if (hidden > 0) _template = await page.Renderer.FindAsync(typeof(HiddenCount), new { Count = hidden, Shown = filter.ShowsHidden });
    }

    public override void Write(HtmlWriter into, PageFiller page) => _template.Write(into, new Filler(page, filter));

    private sealed class Filler(PageFiller page, ReaderFilter filter) : HoleFiller
    {
        public override void Fill(Hole hole, HtmlWriter into)
        {
            if (hole.Kind == HoleKind.OtherWay) into.Text(filter.OtherWay(page.Context.Request));
            else page.Fill(hole, into);
        }
    }
}
