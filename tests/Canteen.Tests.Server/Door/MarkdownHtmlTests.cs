using Canteen.Core;
using Canteen.Features.Door.Documents;

namespace Canteen.Tests.Server.Door;

/// <summary>Whoever writes the texts of a server is trusted with its words, not with the browsers of its visitors.</summary>
[Trait("engine", "either")]
public class MarkdownHtmlTests
{
    [Theory]
    [InlineData("# One", "<h2>One</h2>\n")]
    [InlineData("###### Six", "<h6>Six</h6>\n")]
    [InlineData("[a](https://nhs.uk)", "<p><a href=\"https://nhs.uk\" rel=\"nofollow noopener\">a</a></p>\n")]
    [InlineData("[a](/about)", "<p><a href=\"/about\">a</a></p>\n")]
    [InlineData("<ada@example.org>", "<p><a href=\"mailto:ada@example.org\">ada@example.org</a></p>\n")]
    [InlineData("[Fill in: name <b>]", "<p><mark>[Fill in: name &lt;b&gt;]</mark></p>\n")]
    [InlineData("[Fill in: over\ntwo lines]", "<p><mark>[Fill in: over\ntwo lines]</mark></p>\n")]
    [InlineData("[Fill in: never\nended", "<p>[Fill in: never\nended</p>\n")]
    [InlineData("![a **cup**](https://example.org/cup.png)", "<p>a <strong>cup</strong></p>\n")]
    public void Markdown_becomes_html(string markdown, string html) => Assert.Equal(html, MarkdownHtml.Render(markdown));

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](<java\tscript:alert(1)>)")]
    [InlineData("[a](&#106;avascript:alert(1))")]
    [InlineData("[a]( \u0001javascript:alert(1))")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](//evil.example/)")]
    [InlineData("[a](/\\evil.example)")]
    [InlineData("[a][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[![a](javascript:alert(1))](javascript:alert(1))")]
    [InlineData("![a](javascript:alert(1))")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("text <b onclick=alert(1)>b</b>")]
    [InlineData("<!-- --><svg onload=alert(1)>")]
    public void What_could_run_or_lead_astray_is_only_text(string markdown)
    {
        var html = MarkdownHtml.Render(markdown)!;
        Assert.DoesNotContain("href", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|img|svg|b|!)", html);
    }

    [Theory]
    [InlineData("[a](https://x.example \"\\\" onmouseover=alert(1) x=\\\"\")")]
    [InlineData("[a](https://x.example/\"onmouseover=alert(1))")]
    [InlineData("```\" onmouseover=alert(1)\ncode\n```")]
    public void Nothing_breaks_out_of_an_attribute(string markdown) =>
        Assert.DoesNotMatch("\"\\s*onmouseover", MarkdownHtml.Render(markdown)!);

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    public void Blocks_that_are_nested_without_end_are_refused(string one) =>
        Assert.NotNull(Document.Problem(string.Concat(Enumerable.Repeat(one, 5000)) + "x"));

    [Theory]
    [InlineData("[")]
    [InlineData("*a_")]
    [InlineData("[a](")]
    [InlineData("`")]
    [InlineData("![[Fill in: ")]
    public async Task A_text_made_to_take_long_does_not(string one)
    {
        var text = string.Concat(Enumerable.Repeat(one, Document.MaxLength / one.Length));
        await Task.Run(() => MarkdownHtml.Render(text), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Whatever_is_shown_as_still_to_be_filled_in_is_also_listed()
    {
        foreach (var document in Document.All)
        {
            var text = DefaultText.Of(document, new CanteenSettings { Address = "https://ward.example", DataFolder = "" });
            var shown = MarkdownHtml.Render(text)!.Split("<mark>").Length - 1;
            Assert.Equal(text.Split(FillIn.Start).Length - 1, shown);
            Assert.Equal(shown, MarkdownHtml.Missing(text).Count());
        }
        Assert.Equal(["over two lines", "b"], DocumentText.MissingIn("[Fill in: over\ntwo  lines], [Fill in: b] and [Fill in: b]"));
    }

    [Fact]
    public void What_is_escaped_is_read_as_it_is() =>
        Assert.Equal(
            "<p>Ward *7* [a](b) &lt;b&gt; # &amp;amp;</p>\n", MarkdownHtml.Render(MarkdownHtml.Escape("Ward *7* [a](b) <b> # &amp;")));
}
