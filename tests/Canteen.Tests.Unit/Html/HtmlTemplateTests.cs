using System.Text;
using Canteen.Features.Platform.Html;

namespace Canteen.Tests.Unit.Html;

public sealed class HtmlTemplateTests
{
    [Fact]
    public void What_stands_between_the_holes_stays_as_it_is_and_the_holes_are_filled_in_order()
    {
        var html = $"<p title=\"{Hole.Of(HoleKind.Here)}\">é 茶 {Hole.Of(HoleKind.Ago, -5)}</p>{Hole.Of(HoleKind.Newest)}";
        Assert.Equal("<p title=\"[Here 0]\">é 茶 [Ago -5]</p>[Newest 0]", Filled(html));
    }

    [Fact]
    public void A_hole_for_attributes_takes_the_place_of_the_attribute_that_marks_it()
    {
        var html = $"<article id=\"a\" data-hole=\"{Hole.Of(HoleKind.FeedPlace)}\" class=\"b\">{Hole.Of(HoleKind.Actions)}</article>";
        Assert.Equal("<article id=\"a\"[FeedPlace 0] class=\"b\">[Actions 0]</article>", Filled(html));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no hole at all")]
    [InlineData("hole0.0; holebcdfghjkmnpqrstvwxzbcdf3.0; data-hole=\"x\"")]
    public void Without_holes_it_is_what_was_rendered(string html) => Assert.Equal(html, Filled(html));

    [Fact]
    public void More_than_the_first_buffer_holds_is_written_whole()
    {
        var html = string.Concat(Enumerable.Repeat($"<p>{new string('x', 1000)}{Hole.Of(HoleKind.Now)}</p>", 200));
        Assert.Equal(html.Replace(Hole.Of(HoleKind.Now), "[Now 0]", StringComparison.Ordinal), Filled(html));
    }

    private static string Filled(string html)
    {
        using var writer = new HtmlWriter();
        HtmlTemplate.Cut(html).Write(writer, new Named());
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private sealed class Named : HoleFiller
    {
        public override void Fill(Hole hole, HtmlWriter into) => into.Text($"[{hole.Kind} {hole.Argument}]");
    }
}
