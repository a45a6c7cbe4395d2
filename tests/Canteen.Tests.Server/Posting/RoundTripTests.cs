using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class RoundTripTests
{
    private static readonly string[] Pieces =
    [
        " ", "\n", "\n\n", "\n\n\n", "\t", "<script>alert(1)</script>", "</p>", "&amp;", "&#x27;", "\"", "'", "\u0000", "\uFFFF", "\u202E",
        "\u200D", "\uFEFF", "e\u0301\u0316\u0317",
        "@ada", "@bo", "@nobody@ward.example", "#WardRound", "#Santé", "#1", "https://ward.example/a_(b)?c=d&e=<f>",
        "https://ward.example/" , "javascript:alert(1)", "👩🏽‍⚕️", "مرحبا",
        "日本語", "%00", "\\", "{\"a\":1}", "--", "';DROP TABLE posts;--", "\r\n", "\u2028",
    ];

    [Fact]
    public async Task Random_text_comes_back_the_same_through_json_and_through_html()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var browser = server.Visitor();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var typed = "x" + RandomText(random) + "y";
            var expected = PlainText.Clean(typed);
            var id = await ada.PublishAsync(typed);
            Assert.True(
                expected == (await ada.GetJsonAsync($"/api/v1/statuses/{id}/source")).Text("text"), $"Seed {seed}: source of {typed}");
            Assert.True(expected == ReadBack((await ada.PostOfAsync(id)).Text("content")), $"Seed {seed}: content of {typed}");
            var page = new HtmlParser().ParseDocument(await browser.GetStringAsync($"/@ada/{id}"));
            Assert.True(expected == ReadBack(page.QuerySelector($"#p{id} .say")!.InnerHtml.Trim()), $"Seed {seed}: page of {typed}");
        }
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(12); i >= 0; i--)
        {
            if (random.Next(3) > 0) text.Append(Pieces[random.Next(Pieces.Length)]);
            else if (random.Next(0x110000) is var value && Rune.IsValid(value)) text.Append(new Rune(value));
        }
        return text.ToString();
    }

    /// <summary>Paragraphs are separated by an empty line, and each break becomes a new line.</summary>
    private static string ReadBack(string html) =>
        string.Join("\n\n", new HtmlParser().ParseDocument("<body>" + html).Body!.Children.Select(Inner));

    private static string Inner(INode node) => string.Concat(node.ChildNodes.Select(child => child switch
    {
        IElement { LocalName: "br" } => "\n",
        IText text => text.Data,
        _ => Inner(child),
    }));
}
