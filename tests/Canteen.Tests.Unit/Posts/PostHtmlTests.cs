
namespace Canteen.Tests.Unit.Posts;

public class PostHtmlTests
{
    private const string Address = "https://canteen.example";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["p"] = [],
        ["br"] = [],
        ["span"] = ["class", "translate"],
        ["a"] = ["href", "class", "rel", "target", "translate"],
    };

    private static readonly Dictionary<MentionName, string> People = new()
    {
        [MentionName.Of("ada", "")] = Address + "/@Ada",
        [MentionName.Of("bo", "ward.example")] = "https://ward.example/users/bo?a=1&b=\"2\"",
    };

    [Fact]
    public void Whatever_is_typed_reads_back_the_same() =>
        Hostile.Check(typed =>
        {
            var text = PlainText.Clean(typed).Trim();
            Assert.Equal(text, ReadBack.Text(PostText.Parse(text).ToHtml(Address, People).ToString()));
        });

    [Fact]
    public void Nothing_gets_out_that_is_not_on_the_list() =>
        Hostile.Check(typed =>
        {
            foreach (var element in ReadBack.Body(
                PostText.Parse(PlainText.Clean(typed)).ToHtml(Address, People).ToString()).QuerySelectorAll("*"))
            {
                Assert.True(Allowed.ContainsKey(element.LocalName), element.LocalName);
                Assert.All(element.Attributes, a => Assert.Contains(a.Name, Allowed[element.LocalName]));
                if (element.GetAttribute("href") is { } href) Assert.Matches("^(?i:https?)://", href);
            }
        });

    [Fact]
    public void Text_that_nobody_cleaned_breaks_nothing_either() =>
        Hostile.Check(typed => Assert.NotNull(PostText.Parse(typed).ToHtml(Address, People).ToString()));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "<p>a</p>")]
    [InlineData("a\nb", "<p>a<br />b</p>")]
    [InlineData("a\n\nb", "<p>a</p><p>b</p>")]
    [InlineData("a\n\n\nb", "<p>a</p><p><br />b</p>")]
    [InlineData("1 < 2 & \"3\"", "<p>1 &lt; 2 &amp; &quot;3&quot;</p>")]
    [InlineData("@ADA", "<p><span class=\"h-card\" translate=\"no\"><a href=\"https://canteen.example/@Ada\" class=\"u-url mention\">@<span>ADA</span></a></span></p>")]
    [InlineData("@nobody", "<p>@nobody</p>")]
    [InlineData("@bo@ward.example", "<p><span class=\"h-card\" translate=\"no\"><a href=\"https://ward.example/users/bo?a=1&amp;b=&quot;2&quot;\" class=\"u-url mention\">@<span>bo</span></a></span></p>")]
    [InlineData("#Tè", "<p><a href=\"https://canteen.example/tags/te\" class=\"mention hashtag\" rel=\"tag\">#<span>Tè</span></a></p>")]
    public void Text_becomes_the_html_that_clients_know(string text, string html)
    {
        // A name with a domain is shown short, as Mastodon shows it; the address is in the link.
        Assert.Equal(html, PostText.Parse(text).ToHtml(Address, People).ToString());
    }

    [Theory]
    [InlineData("a", 18, "")]
    [InlineData("a", 19, "")]
    [InlineData("a", 20, "aa")]
    [InlineData("é", 19, "")]
    [InlineData("👩🏽\u200D⚕️", 18, "")]
    [InlineData("👩🏽\u200D⚕️", 19, "")]
    [InlineData("👩🏽\u200D⚕️", 20, "👩🏽\u200D⚕️👩🏽\u200D⚕️")]
    public void Only_what_saves_something_is_hidden_behind_an_ellipsis(string piece, int times, string hidden)
    {
        var rest = string.Concat(Enumerable.Repeat(piece, times));
        var spans = ReadBack.Body(PostText.Parse("https://www.example.org/" + rest).ToHtml(Address, People).ToString())
            .QuerySelectorAll("a span");
        Assert.Equal(
            ("https://www.", "example.org/" + rest[..^hidden.Length], hidden),
            (spans[0].TextContent, spans[1].TextContent, spans[2].TextContent));
        Assert.Equal(hidden.Length > 0 ? "ellipsis" : "", spans[1].ClassName ?? "");
    }

    [Fact]
    public void A_long_link_shows_thirty_characters_and_hides_the_rest() =>
        Assert.Equal(
            "<p><a href=\"https://www.example.org/a/very/long/path/to/a/page\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
            + "<span class=\"invisible\">https://www.</span><span class=\"ellipsis\">example.org/a/very/long/path/t</span><span class=\"invisible\">o/a/page</span></a></p>",
            PostText.Parse("https://www.example.org/a/very/long/path/to/a/page").ToHtml(Address, People).ToString());
}
