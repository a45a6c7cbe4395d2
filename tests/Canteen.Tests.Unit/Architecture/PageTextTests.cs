using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

public sealed class PageTextTests
{
    /// <summary>Text that is the same in every language.</summary>
    private static readonly string[] Untranslated = [];

    [Fact]
    public void All_text_that_people_read_goes_through_the_resources() =>
        Offenders.None(
            LiteralText.In(Tree.Features.Assembly).Where(t => !Untranslated.Contains(Words(t)))
                .Select(t => $"{Place(t)} {t.Component.Name} says \"{t.Text.Trim()}\""),
            "Write @L[\"...\"] around text in pages, also in title, alt, placeholder, aria-label and in Title or Label parameters. Welsh is next.");

    [Fact]
    public void Every_exception_is_needed() =>
        Offenders.AllUsed(Untranslated, LiteralText.In(Tree.Features.Assembly).Select(Words), "text goes through the resources");

    [Fact]
    public void Text_without_resources_is_seen() =>
        Assert.Equal(
            ["A name", "A spoken label", "Plain text", "Text in markup", "Text of its own", "What a picture shows"],
            LiteralText.In(Tree.Own.Assembly).Where(t => t.Component.Name == "Mute").Select(t => t.Text.Trim())
                .Order(StringComparer.Ordinal));

    private static string Words(LiteralText literal) => literal.Text.Trim().Trim('-', '·', ' ', ':', ',', '.');

    private static Place Place(LiteralText literal)
    {
        var page = Tree.Features.Places.Of(literal.Component);
        if (page.Line == 0) return page;
        var line = Array.FindIndex(Tree.Files.Lines(page.File), l => l.Contains(literal.Text.Trim(), StringComparison.Ordinal));
        return page with { Line = line + 1 };
    }
}
