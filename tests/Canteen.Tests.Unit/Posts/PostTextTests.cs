using System.Diagnostics;

namespace Canteen.Tests.Unit.Posts;

public class PostTextTests
{
    [Fact]
    public void The_tokens_together_are_the_text() =>
        Hostile.Check(text => Assert.Equal(text, string.Concat(PostText.Parse(text).Tokens.Select(t => t.Text))));

    [Theory]
    [InlineData("@ada", "ada", "")]
    [InlineData("Thanks @Ada!", "ada", "")]
    [InlineData("(@ada)", "ada", "")]
    [InlineData("@ada.", "ada", "")]
    [InlineData("@ada_l-x.y ok", "ada_l-x.y", "")]
    [InlineData("@ada@Ward.Example.", "ada", "ward.example")]
    [InlineData("@ada@wärd.example", "ada", "wärd.example")]
    [InlineData("@ada@localhost:5000 hi", "ada", "localhost:5000")]
    [InlineData("@ada@ward", "ada", "")]
    public void People_are_mentioned(string text, string handle, string domain) =>
        Assert.Equal([new MentionName(handle, domain)], PostText.Parse(text).Mentions);

    [Theory]
    [InlineData("mail ada@ward.example")]
    [InlineData("https://ward.example/@ada")]
    [InlineData("/@ada")]
    [InlineData("@")]
    [InlineData("@.ada")]
    [InlineData("＠ada")]
    public void Nobody_is_mentioned(string text) => Assert.Empty(PostText.Parse(text).Mentions);

    [Fact]
    public void Somebody_named_twice_is_mentioned_once() =>
        Assert.Equal([new MentionName("ada", ""), new MentionName("bo", "")], PostText.Parse("@ada @bo @ADA").Mentions);

    [Theory]
    [InlineData("#WardRound", "wardround", "WardRound")]
    [InlineData("see #WardRound.", "wardround", "WardRound")]
    [InlineData("(#tea)", "tea", "tea")]
    [InlineData("\"#tea\"", "tea", "tea")]
    [InlineData("#Covid19", "covid19", "Covid19")]
    [InlineData("#night_shift_", "night_shift_", "night_shift_")]
    [InlineData("#l·l·", "l·l", "l·l")]
    [InlineData("#Santé", "sante", "Santé")]
    [InlineData("#ＴＥＡ", "tea", "ＴＥＡ")]
    [InlineData("＃お茶", "お茶", "お茶")]
    [InlineData("#Łódź", "lodz", "Łódź")]
    [InlineData("#Iechyd-da", "iechyd", "Iechyd")]
    public void Hashtags_are_found_and_folded(string text, string name, string display) =>
        Assert.Equal([new TagUse(name, display)], PostText.Parse(text).Tags);

    [Theory]
    [InlineData("#2024")]
    [InlineData("#")]
    [InlineData("#_")]
    [InlineData("a#b")]
    [InlineData("https://ward.example/#tea")]
    [InlineData("&#39;")]
    [InlineData("#\u0301")]
    public void No_hashtag_is_found(string text) => Assert.Empty(PostText.Parse(text).Tags);

    [Fact]
    public void Names_of_tags_fold_to_themselves() =>
        Hostile.Check(text =>
        {
            foreach (var tag in PostText.Parse(text).Tags)
            {
                Assert.True(TagName.TryParse(tag.Name, out var again));
                Assert.Equal(tag.Name, again);
            }
        });

    [Theory]
    [InlineData("see https://ward.example/rota.", "https://ward.example/rota")]
    [InlineData("(https://ward.example)", "https://ward.example")]
    [InlineData("https://en.example/wiki/Tea_(meal)", "https://en.example/wiki/Tea_(meal)")]
    [InlineData("https://wärd.example/tê?x=1&y=2#z!", "https://wärd.example/tê?x=1&y=2#z")]
    [InlineData("HTTPS://Ward.Example", "HTTPS://Ward.Example")]
    [InlineData("https://ward.example\u202Etxt", "https://ward.example")]
    [InlineData("<https://ward.example>", "https://ward.example")]
    public void Links_are_found_without_the_sentence_around_them(string text, string link) =>
        Assert.Equal([link], PostText.Parse(text).Tokens.Where(t => t.Kind == PostTokenKind.Link).Select(t => t.Text));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://ward.example")]
    [InlineData("https://")]
    [InlineData("https://ward")]
    [InlineData("xhttps://ward.example")]
    [InlineData("https://nhs.example@evil.example")]
    public void Nothing_is_linked(string text) =>
        Assert.DoesNotContain(PostText.Parse(text).Tokens, t => t.Kind == PostTokenKind.Link);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "cw", 5)]
    [InlineData("👩🏽‍⚕️", "", 1)]
    [InlineData("e\u0301e\u0301", "", 2)]
    [InlineData("https://a.example/0123456789012345678901234567890123456789", "", 23)]
    [InlineData("http://a.example", "", 23)]
    [InlineData("@ada@a-very-long-name.ward.example hi", "", 7)]
    public void Length_is_counted_as_mastodon_counts_it(string text, string warning, int length) =>
        Assert.Equal(length, PostText.Parse(text).CountedLength(warning));

    [Fact]
    public void A_cluster_larger_than_any_emoji_counts_as_several() =>
        Assert.Equal(10, PostText.Parse("👨" + string.Concat(Enumerable.Repeat("\u200d👨", 100))).CountedLength());

    [Theory]
    [InlineData("http://")]
    [InlineData("https://a.b/(")]
    [InlineData("@a@")]
    [InlineData("@a@b.c")]
    [InlineData("#1")]
    [InlineData("#a#")]
    [InlineData("#\u00B7")]
    [InlineData("@")]
    [InlineData("\u0301")]
    [InlineData("h")]
    [InlineData("a.")]
    [InlineData("\n")]
    [InlineData("https://a.b/[")]
    [InlineData("https://[")]
    [InlineData("https://a.b:")]
    [InlineData("https://a.b/'s")]
    [InlineData("https://a.b/字")]
    [InlineData("字https://a.b")]
    [InlineData("https://字.")]
    [InlineData("#字http")]
    [InlineData("#ب\u200C")]
    [InlineData("ب\u200C")]
    [InlineData("@a@字.")]
    [InlineData("\u202E")]
    public void The_longest_input_is_read_at_once(string piece)
    {
        // Quadratic work on 64 Ki units would take minutes, so a limit of ten seconds detects it on any machine.
        var clock = Stopwatch.StartNew();
        foreach (var start in new[] { "", "@", "#", "https://a.example/" })
        {
            var text = PostText.Parse(start + string.Concat(Enumerable.Repeat(piece, 65_536 / piece.Length)));
            Assert.True(text.CountedLength() > 0);
            Assert.NotNull(text.ToHtml("https://canteen.example", new Dictionary<MentionName, string>()).ToString());
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }
}
