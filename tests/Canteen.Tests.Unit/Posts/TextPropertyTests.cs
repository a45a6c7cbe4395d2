using AngleSharp.Html.Parser;

namespace Canteen.Tests.Unit.Posts;

/// <summary>
/// For every kind of text: whatever is typed, what is found is what it appears to be, and the rest is the text unchanged.
/// </summary>
public class TextPropertyTests
{
    private const string Rfc3986 =
        @"^(?i:https?)://(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:[0-9]+)?(/([\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?(\?([\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(#([\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?$";

    private static readonly Dictionary<MentionName, string> Nobody = [];

    [Fact]
    public void What_is_linked_is_a_valid_address_whose_host_is_the_one_that_is_shown() =>
        Scripts.Check(text =>
        {
            foreach (var link in Tokens(text, PostTokenKind.Link))
            {
                Assert.Matches(Rfc3986, link.Name);
                var (goesTo, shown) = (new Uri(link.Name), new Uri(
                    link.Text.Split('/', '?', '#') is [var scheme, "", var host, ..] ? $"{scheme}//{host}" : link.Text));
                Assert.Equal((shown.IdnHost, shown.Port, ""), (goesTo.IdnHost, goesTo.Port, goesTo.UserInfo));
            }
        });

    [Fact]
    public void The_links_in_the_html_are_the_addresses_as_typed_and_as_a_program_takes_them() =>
        Scripts.Check(text =>
        {
            var shown = new HtmlParser().ParseDocument(PostText.Parse(text).ToHtml("https://canteen.example", Nobody).ToString())
                .QuerySelectorAll("a[target]");
            Assert.Equal(
                Tokens(text, PostTokenKind.Link).Select(t => (t.Text, t.Name)),
                shown.Select(a => (a.TextContent, a.GetAttribute("href")!)));
        });

    [Fact]
    public void Names_of_tags_are_names_whichever_way_they_are_read() =>
        Scripts.Check(text =>
        {
            foreach (var tag in Tokens(text, PostTokenKind.Hashtag))
            {
                Assert.True(
                    TagName.TryParse(tag.Text, out var name) && TagName.TryParse(tag.Text[1..], out var bare) && name == bare, tag.Text);
                Assert.Equal((tag.Name, true), (name, TagName.TryParse(name, out var again) && again == name));
            }
        });

    [Fact]
    public void Mentions_are_handles_with_a_domain_or_without() =>
        Scripts.Check(text =>
        {
            foreach (var mention in Tokens(text, PostTokenKind.Mention))
            {
                Assert.Equal(mention.Text, mention.Domain.Length == 0 ? "@" + mention.Name : $"@{mention.Name}@{mention.Domain}");
                Assert.All(
                    mention.Name,
                    c => Assert.True(char.IsAsciiLetterOrDigit(c) || "_.-".Contains(c, StringComparison.Ordinal), mention.Text));
            }
        });

    [Fact]
    public void What_is_left_is_the_text_as_typed() =>
        Scripts.Check(text =>
        {
            Assert.Equal(text, string.Concat(PostText.Parse(text).Tokens.Select(t => t.Text)));
            Assert.Equal(text.Trim(), ReadBack.Text(PostText.Parse(text.Trim()).ToHtml("https://canteen.example", Nobody).ToString()));
        });

    private static List<PostToken> Tokens(string text, PostTokenKind kind) => [.. PostText.Parse(text).Tokens.Where(t => t.Kind == kind)];
}
