namespace Canteen.Tests.Unit.Accounts;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("Nursing", "nursing")]
    [InlineData("  Physiothérapie ", "physiotherapie")]
    [InlineData("PHYSIOTHÉRAPIE", "physiotherapie")]
    [InlineData("Ynys  Môn", "ynys mon")]
    [InlineData("L’Étoile", "l'etoile")]
    [InlineData("Ｎｕｒｓｉｎｇ", "nursing")]
    [InlineData("Łódź", "lodz")]
    [InlineData("नर्सिंग", "नर्सिंग")]
    [InlineData("", "")]
    public void Spellings_of_the_same_are_the_same(string text, string key) => Assert.Equal(key, SearchKey.Of(text));

    [Theory]
    [InlineData("St Brannock's Hospital", "st brannocks hospital")]
    [InlineData("Ward sister, surgical (nights)", "ward sister surgical nights")]
    [InlineData("night_nurse", "night nurse")]
    [InlineData("tea tea TEA", "tea")]
    [InlineData("C4/ICU", "c4 icu")]
    [InlineData("%_\\", "")]
    [InlineData("😀", "")]
    public void Words_are_letters_and_digits(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchKey.WordsOf(text)));

    [Fact]
    public void A_very_long_word_is_cut_between_characters()
    {
        Assert.Equal(new string('x', 64), Assert.Single(SearchKey.WordsOf(new string('x', 100))));
        var cut = Assert.Single(SearchKey.WordsOf('x' + string.Concat(Enumerable.Repeat("𠮷", 40))));
        Assert.Equal(63, cut.Length);
        Assert.False(char.IsHighSurrogate(cut[^1]));
    }

    [Theory]
    [InlineData("nurse")]
    [InlineData("nursing")]
    [InlineData("nur𠮷")]
    public void What_begins_with_a_word_sorts_before_its_end(string word)
    {
        Assert.True(string.CompareOrdinal(word, "nur") >= 0);
        Assert.True(System.Text.Encoding.UTF8.GetBytes(word).AsSpan().SequenceCompareTo(
            System.Text.Encoding.UTF8.GetBytes(SearchKey.EndOf("nur"))) < 0);
    }
}
