using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Filters;

/// <summary>Which keywords stand in a text.</summary>
public sealed class KeywordSetTests
{
    /// <summary>Few letters, so that words meet; of several scripts, with marks, digits, signs, and what takes two code units.</summary>
    private static readonly string[] Letters =
    [
        "a", "A", "b", "B", "é", "e\u0301", "ß", "σ", "ς", "Σ", "и", "१", "1", "_", "-", "#", " ", "\n", "'", "字", "𝐚", "😀", "\u0301",
        "\u200b", "ａ",
    ];

    [Theory]
    [InlineData("rota", "The ROTA is up", true)]
    [InlineData("rota", "The rotation", false)]
    [InlineData("rota", "arrota", false)]
    [InlineData("rota", "(rota)", true)]
    [InlineData("rota", "rota_2", false)]
    [InlineData("night shift", "Night Shift again", true)]
    [InlineData("#SmallWins", "Well done #smallwins", true)]
    [InlineData("#smallwins", "x#smallwins", true)]
    [InlineData("#small", "#smallwins", false)]
    [InlineData("café", "the cafe\u0301 is shut", true)]
    [InlineData("ｒｏｔａ", "the rota", true)]
    [InlineData("rota", "the ro\u200bta", true)]
    [InlineData("ΟΔΟΣ", "η οδος εδώ", true)]
    [InlineData("C++", "C++ and more", true)]
    [InlineData(".*", "anything", false)]
    [InlineData("😀", "so 😀!", true)]
    [InlineData("don't", "I don’t know", true)]
    [InlineData("don’t", "I don't know", true)]
    [InlineData("night shift", "night  shift", true)]
    [InlineData("night shift", "a night\nshift", true)]
    [InlineData("night shift", "nightshift", false)]
    [InlineData("咖啡", "我喝咖啡了", true)]
    [InlineData("ชา", "ฉันดื่มชา", true)]
    [InlineData("コーヒー", "朝のコーヒーです", true)]
    public void A_whole_word_is_found_as_a_person_would_call_it_the_same_word(string keyword, string text, bool found) =>
        Assert.Equal(found, new KeywordSet([new(keyword, wholeWord: true)]).FindIn(text).Count == 1);

    [Fact]
    public void A_part_of_a_word_is_found_where_that_is_asked_for()
    {
        var set = new KeywordSet([new("rota", wholeWord: false), new("rota", wholeWord: true), new("at", wholeWord: false)]);
        Assert.Equal([0, 2], set.FindIn("Rotation"));
        Assert.Equal([0, 1], set.FindIn("rota"));
        Assert.Empty(set.FindIn(""));
        Assert.Empty(new KeywordSet([]).FindIn("rota"));
    }

    [Fact]
    public void Many_keywords_are_found_as_by_looking_for_each_alone() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var keywords = one.Keywords.Where(k => FoldedText.Of(k.Text).Length > 0).ToList();
            var expected = keywords.Index().Where(k => IsIn(k.Item.Text, k.Item.Whole, one.Text)).Select(k => k.Index).ToList();
            var found = new KeywordSet([.. keywords.Select(k => new Keyword(k.Text, k.Whole))]).FindIn(one.Text);
            Assert.Equal(expected, found);
        }));

    [Fact]
    public void Any_text_can_be_folded_and_folding_again_changes_nothing() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text =>
            Assert.Equal(FoldedText.Of(text), FoldedText.Of(FoldedText.Of(text)))));

    private static Gen<Case> Cases => Keywords.ListOf().Zip(Texts(0, 12)).Select(one => new Case([.. one.Item1], one.Item2));

    private static Gen<(string Text, bool Whole)> Keywords =>
        Texts(1, 4).Zip(Gen.Elements(true, false)).Select(one => (one.Item1, one.Item2));

    private static Gen<string> Texts(int from, int to) =>
        Gen.Choose(from, to).SelectMany(length => Gen.Elements(Letters).ArrayOf(length)).Select(string.Concat);

    /// <summary>By the letter: at each place of the text, and the letters beside it.</summary>
    private static bool IsIn(string keyword, bool whole, string text)
    {
        var (wanted, said) = (FoldedText.Of(keyword).EnumerateRunes().ToArray(), FoldedText.Of(text).EnumerateRunes().ToArray());
        for (var at = 0; at + wanted.Length <= said.Length; at++)
        {
            if (!said[at..(at + wanted.Length)].SequenceEqual(wanted)) continue;
            var cutsBefore = at > 0 && InWord(wanted[0]) && InWord(said[at - 1]);
            var cutsAfter = at + wanted.Length < said.Length && InWord(wanted[^1]) && InWord(said[at + wanted.Length]);
            if (!whole || !(cutsBefore || cutsAfter)) return true;
        }
        return false;
    }

    // Of the letters above only one is of a script without spaces.
    private static bool InWord(Rune rune) => rune != "字".EnumerateRunes().First() && CharUnicodeInfo.GetUnicodeCategory(rune.Value) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    private sealed record Case(IReadOnlyList<(string Text, bool Whole)> Keywords, string Text);
}
