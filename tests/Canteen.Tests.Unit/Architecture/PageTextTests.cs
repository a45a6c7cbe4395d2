using System.Text.RegularExpressions;
using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

public sealed partial class PageTextTests
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

    /// <summary>Razor drops the space between words and a block that follows on the same line.</summary>
    [Fact]
    public void Words_before_a_block_are_parted_from_it_by_a_space_that_is_kept() =>
        Offenders.None(
            Tree.Files.Files([".razor"], "src").SelectMany(f => Tree.Files.Lines(f).Index()
                .Where(l => IsGlued(l.Item)).Select(l => $"{f}:{l.Index + 1}")),
            "Razor drops the space before @if and @foreach. Begin the block with <text>&#32;</text>.");

    [Fact]
    public void Dots_between_facts_are_drawn_and_not_text() =>
        Offenders.None(
            Tree.Files.Files([".razor"], "src").SelectMany(f => Tree.Files.Lines(f).Index()
                .Where(l => HasDot(l.Item)).Select(l => $"{f}:{l.Index + 1}")),
            "Use <Dotted>: a dot that is text is read aloud, and may begin or end a line.");

    [Theory]
    [InlineData("<p>@Place · @Time</p>", true)]
    [InlineData("<p>@Place &middot; @Time</p>", true)]
    [InlineData("@* Staff nurse · St Brannock's *@", false)]
    [InlineData("<Dotted Parts=\"Parts\" />", false)]
    public void Dots_that_are_text_are_seen(string line, bool dot) => Assert.Equal(dot, HasDot(line));

    private static bool HasDot(string line) =>
        !line.StartsWith("@*", StringComparison.Ordinal) && (line.Contains('·') || line.Contains("&middot;", StringComparison.Ordinal));

    [Theory]
    [InlineData("<p>@Name @if (New) { <b>new</b> }</p>", true)]
    [InlineData("<p>Words @foreach (var a in All) { <b>new</b> }</p>", true)]
    [InlineData("<p>@Name @if (New) { <text>&#32;</text><b>new</b> }</p>", false)]
    [InlineData("<ol>@foreach (var a in All) { <li>@a</li> }</ol>", false)]
    public void Words_that_would_be_glued_are_seen(string line, bool glued) => Assert.Equal(glued, IsGlued(line));

    private static bool IsGlued(string line) => Glued().IsMatch(line);

    [GeneratedRegex(@"[^\s>{] +@(if|foreach|switch) \((?!.*\{ <text>&#32;)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Glued();

    private static string Words(LiteralText literal) => literal.Text.Trim().Trim('-', '·', ' ', ':', ',', '.');

    private static Place Place(LiteralText literal)
    {
        var page = Tree.Features.Places.Of(literal.Component);
        if (page.Line == 0) return page;
        var line = Array.FindIndex(Tree.Files.Lines(page.File), l => l.Contains(literal.Text.Trim(), StringComparison.Ordinal));
        return page with { Line = line + 1 };
    }
}
