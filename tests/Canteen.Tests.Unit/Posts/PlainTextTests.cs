using System.Globalization;
using System.Text;

namespace Canteen.Tests.Unit.Posts;

public class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t\n\u00A0\u2003\u3000\u2028")]
    [InlineData("\u200B")]
    [InlineData("\u2060")]
    [InlineData("\u2800\u2800")]
    [InlineData("\u3164")]
    [InlineData("\u115F\u1160\uFFA0")]
    [InlineData("\u00AD")]
    [InlineData("\uFE0F\uFE00")]
    [InlineData("\U000E0100\U000E0041\U000E0001")]
    [InlineData("\u200C\u200D\u200E\u200F\u061C\u202E\u2066\u2069")]
    [InlineData("\u034F\u17B4\u180B\u180E\uFEFF\uFFF9\u206F")]
    [InlineData("\U0001D159\U0001D173\U0001BCA0")]
    public void There_is_nothing_to_see(string text)
    {
        Assert.True(PlainText.IsBlank(text));
        Assert.Equal(("", ""), (PlainText.Trim(text), PlainText.OneLine(text)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\u200B.\u200B")]
    [InlineData("👩\u200D⚕️")]
    [InlineData("⠁")]
    [InlineData("ᅠㅏ")]
    [InlineData("\u0301")]
    [InlineData("\u0600")]
    [InlineData("�")]
    public void There_is_something_to_see(string text) => Assert.False(PlainText.IsBlank(text));

    [Fact]
    public void No_letter_digit_mark_or_picture_is_blank_but_the_fillers()
    {
        var seen = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(v => new Rune(v))
            .Where(r => Rune.IsLetterOrDigit(r) || Rune.IsSymbol(r) || Rune.IsPunctuation(r));
        var blank = seen.Where(r => PlainText.IsBlank(r.ToString())).Select(r => r.Value.ToString("X4", CultureInfo.InvariantCulture));
        Assert.Equal(["115F", "1160", "2800", "3164", "FFA0", "13441", "13442", "1D159"], blank);
    }

    [Theory]
    [InlineData(" Ada\nOkafor\t", "Ada Okafor")]
    [InlineData("Ada\u202Erofako", "Adarofako")]
    [InlineData("\u2067عائشة\u2069", "عائشة")]
    [InlineData("\u05D0\u200F!", "\u05D0\u200F!")]
    public void A_name_is_one_line_that_turns_nothing(string typed, string name) => Assert.Equal(name, PlainText.OneLine(typed));

    [Theory]
    [InlineData("Ada", "Ada")]
    [InlineData("Ada\u202E", "Ada")]
    [InlineData("عائشة", "\u2068عائشة\u2069")]
    [InlineData("Ada דנה", "\u2068Ada דנה\u2069")]
    [InlineData("\u2069\u2069עדה\u202E", "\u2068עדה\u2069")]
    [InlineData("日本語", "日本語")]
    public void A_name_in_a_sentence_is_held_apart_where_it_could_turn_it(string name, string isolated) =>
        Assert.Equal(isolated, Bidi.Isolated(name));
}
