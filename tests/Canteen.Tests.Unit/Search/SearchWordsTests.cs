using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Search;

/// <summary>Which words search finds in a text.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Night 3 of 4.", "night 3 of 4")]
    [InlineData("the café, THE CAFE\u0301", "the cafe the cafe")]
    [InlineData("Straße, Ærø, Þór, Łódź", "strasse aero thor lodz")]
    [InlineData("Gŵyl ŷ tŷ ẁ", "gwyl y ty w")]
    [InlineData("a ḃean, a ṁná, an Ċuid", "a bhean a mhna an chuid")]
    [InlineData("Mòran taing, Là math, é ó", "moran taing la math e o")]
    [InlineData("don't don’t don´t", "dont dont dont")]
    [InlineData("the patient's and the nurses' rota", "the patient and the nurses rota")]
    [InlineData("follow-up B12 36.6 120/80", "follow up b12 36 6 120 80")]
    [InlineData("ｒｏｔａ ﬁne ①", "rota fine 1")]
    [InlineData("wa\u00ADrd ro\u200Bta", "ward rota")]
    [InlineData("ΟΔΟΣ οδός", "οδοσ οδοσ")]
    [InlineData("Йод йод ё", "иод иод е")]
    [InlineData("हिन्दी में", "हिन्दी में")]
    [InlineData("#ImInWorkJeremy", "iminworkjeremy im in work jeremy")]
    [InlineData("#WeNurses2026 #NHSChange", "wenurses2026 we nurses 2026 nhschange nhs change")]
    [InlineData("#night_shift #tea", "nightshift night shift tea")]
    [InlineData("a#b ## #", "a b")]
    [InlineData("SmallWins", "smallwins")]
    [InlineData("東京都", "東京 京都 都")]
    [InlineData("I ♥ 東", "i ♥ 東")]
    [InlineData("ชา", "ชา า")]
    [InlineData("tea☕time ☕️", "tea ☕ time ☕")]
    [InlineData("👩🏽‍⚕️ 👍🏿", "👩‍⚕ 👍")]
    [InlineData("🇬🇧🇮🇪", "🇬🇧 🇮🇪")]
    [InlineData("https://www.nhs.uk/live-well?x=1", "https www nhs uk live well x 1")]
    [InlineData("", "")]
    [InlineData("...!?", "")]
    public void A_text_has_these_words(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));

    [Theory]
    [InlineData("東京", "東京")]
    [InlineData("東京都", "東京 京都")]
    [InlineData("東", "東*")]
    [InlineData("don’t", "dont")]
    [InlineData("SmallWins", "smallwins")]
    public void A_query_has_these_words(string typed, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWords.OfQuery(typed).Select(word => word.Text + (word.IsPrefix ? "*" : ""))));

    [Theory]
    [InlineData("nurses", "nurse")]
    [InlineData("nursing", "nurse")]
    [InlineData("running", "runs")]
    [InlineData("patient", "patients")]
    [InlineData("cafés", "cafe")]
    public void Forms_of_an_english_word_are_found_for_each_other(string typed, string text) =>
        Assert.True(new SearchDocument(1, text, []).Has(IndexQueries.OfText(typed)!));

    [Fact]
    public void Words_are_short_and_not_too_many_and_hold_nothing_that_divides_them() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
        {
            foreach (var word in SearchWords.Of(text))
            {
                Assert.InRange(word.Length, 1, SearchWords.MaxLength);
                Assert.DoesNotContain(word, letter => letter < 0x80 && !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter));
            }
        }));

    [Fact]
    public void What_stands_in_a_text_is_found_in_it() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
        {
            var document = new SearchDocument(1, text, []);
            foreach (var word in document.Words.Where(word => word.All(char.IsAsciiLetterOrDigit)))
                Assert.True(document.Has(IndexQueries.OfText(word)!), word);
        }));
}
