using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Search;

/// <summary>What is marked in a post that a search found.</summary>
public sealed class SearchMarksTests
{
    [Theory]
    [InlineData("nurse", "Nurses and a NURSE, nursing", "[Nurses] and a [NURSE], [nursing]")]
    [InlineData("cafe", "the café, cafe\u0301s", "the [café], [cafe\u0301s]")]
    [InlineData("\"night shift\"", "night shift, shift night, Night  shift", "[night shift], shift night, [Night  shift]")]
    [InlineData("\"nurse\"", "nurses, nurse", "nurses, [nurse]")]
    [InlineData("東京", "東京都の病院", "[東京]都の病院")]
    [InlineData("東京都", "東京都の病院", "[東京都]の病院")]
    [InlineData("都", "東京都", "東京[都]")]
    [InlineData("☕", "Tea ☕️ time", "Tea [☕️] time")]
    [InlineData("#SmallWins", "small wins #smallwins", "small wins [#smallwins]")]
    [InlineData("wins", "#SmallWins", "#Small[Wins]")]
    [InlineData("patient", "the patient’s notes", "the [patient’s] notes")]
    [InlineData("near:\"ward tea\"", "ward tea; a b c d e f g h i j k l ward", "[ward] [tea]; a b c d e f g h i j k l ward")]
    [InlineData("tea OR coffee -milk", "tea, coffee, milk", "[tea], [coffee], milk")]
    [InlineData("fine", "ﬁne ｆｉｎｅ", "[ﬁne] [ｆｉｎｅ]")]
    [InlineData("amp", "a & b < c > d 'e' \"f\" amp", "a & b < c > d 'e' \"f\" [amp]")]
    [InlineData("from:ben has:link", "from ben a link", "from ben a link")]
    [InlineData("", "tea", "tea")]
    public void The_words_that_were_found_are_marked(string typed, string text, string marked)
    {
        var html = SearchMarks.In(text, Sought(typed)).ToString();
        var shown = html.Replace("<mark>", "[", StringComparison.Ordinal).Replace("</mark>", "]", StringComparison.Ordinal);
        Assert.Equal(marked, System.Net.WebUtility.HtmlDecode(shown));
    }

    [Fact]
    public void In_the_html_of_a_post_marks_stay_within_the_elements()
    {
        var html = Html("night\nshift on #NightShift\n\nhttps://night.example.org/shift");
        var marked = SearchMarks.In(html, Sought("\"night shift\" example")).ToString();
        Assert.StartsWith("<p><mark>night</mark><br /><mark>shift</mark> on <a", marked, StringComparison.Ordinal);
        Assert.Contains("#<span><mark>NightShift</mark></span>", marked, StringComparison.Ordinal);
        Assert.Contains("night.<mark>example</mark>.org", marked, StringComparison.Ordinal);
        Assert.Contains("href=\"https://night.example.org/shift\"", marked, StringComparison.Ordinal);
    }

    /// <summary>Whatever is searched for, and whatever a post says.</summary>
    [Fact]
    public void Marks_change_nothing_of_a_text_and_stand_where_the_index_finds_something() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(Texts.ToArbitrary(), Texts.ToArbitrary(), (typed, text) =>
        {
            if (!QueryReader.Read(typed).Is(out var request, out _)) return;
            var clean = PlainText.Clean(text);
            var html = Html(clean);
            var sought = SoughtWords.Of(request.Query, name => [name]);
            var marked = SearchMarks.In(html, sought).ToString();
            Assert.Equal(html.ToString(), Bare(marked));
            var plain = SearchMarks.In(clean, sought).ToString();
            Assert.Equal(SearchMarks.In(clean, SoughtWords.None).ToString(), Bare(plain));
            if (request.Query is not SearchQuery.Text { Typed: [not ('#' or '＃'), ..] word } || !IsPlacedAsItIs(clean)) return;
            if (IndexQueries.OfText(word) is not { } asked || asked is IndexQuery.All) return;
            Assert.Equal(new SearchDocument(1, clean, []).Has(asked), plain.Contains("<mark>", StringComparison.Ordinal));
        }));

    private static SafeHtml Html(string text) => PostText.Parse(text).ToHtml("https://a.test", new Dictionary<MentionName, string>());

    // Where the normal form of a text is another than that of its characters one by one, nothing is marked.
    private static bool IsPlacedAsItIs(string text) => text.IsNormalized(System.Text.NormalizationForm.FormKC);

    private static string Bare(string html) =>
        html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);

    private static SoughtWords Sought(string typed) =>
        QueryReader.Read(typed).Is(out var request, out _) ? SoughtWords.Of(request.Query, name => [name]) : SoughtWords.None;

    private static Gen<string> Texts => Gen.Frequency(
        (8, Gen.Elements(
            "night", "nights", "shift", " ", " ", "\n", "#NightShift", "\"", "東京都", "都", "é", "e\u0301", "☕", "'", "’s", "-", "<b>",
            "&", "https://a.test/night")),
        (2, Gen.Choose(1, 0xFFFF).Select(value => ((char)value).ToString())),
        (1, Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32)))
        .ArrayOf().Select(parts => string.Concat(parts.Take(40)));
}
