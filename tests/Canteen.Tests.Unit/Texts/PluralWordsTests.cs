using System.Globalization;
using Canteen.Features.Platform;
using Microsoft.Extensions.Localization;

namespace Canteen.Tests.Unit.Texts;

/// <summary>The form of a sentence for a number, by the rules of the CLDR.</summary>
public sealed class PluralWordsTests
{
    [Theory]
    [InlineData("en", "1:one", "0 2 3 11 21 101:other")]
    [InlineData("cy", "0:zero", "1:one", "2:two", "3:few", "6:many", "4 5 7 11 20 100:other")]
    [InlineData("ga", "1:one", "2:two", "3 6:few", "7 10:many", "0 11 21 100:other")]
    [InlineData("gd", "1 11:one", "2 12:two", "3 10 13 19:few", "0 20 21 100:other")]
    [InlineData("pl", "1:one", "2:other")]
    public void Each_number_has_the_category_of_its_language(string language, params string[] expected)
    {
        foreach (var (numbers, category) in expected.Select(line => line.Split(':')).Select(parts => (parts[0], parts[1])))
            foreach (var number in numbers.Split(' ')) Assert.Equal(category, PluralRules.CategoryOf(language, int.Parse(number, null)));
    }

    [Theory]
    [InlineData("en-GB", 0, "0 posts")]
    [InlineData("en-GB", 1, "1 post")]
    [InlineData("en-GB", 1234, "1,234 posts")]
    [InlineData("cy-GB", 0, "0 postiad")]
    [InlineData("cy-GB", 1, "1 postiad")]
    [InlineData("cy-GB", 2, "2 bostiad")]
    [InlineData("cy-GB", 3, "3 phostiad")]
    [InlineData("cy-GB", 6, "6 phostiad yn wir")]
    [InlineData("cy-GB", 7, "7 o bostiadau")]
    public void A_translation_has_a_form_for_each_category(string culture, long number, string expected)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        try
        {
            var words = new Resources(culture.StartsWith("cy", StringComparison.Ordinal));
            Assert.Equal(expected, words.Count(number, "{0} post", "{0} posts"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed class Resources(bool isWelsh) : IStringLocalizer
    {
        private static readonly Dictionary<string, string> Welsh = new()
        {
            ["{0} post"] = "{0} postiad", ["{0} posts"] = "{0} o bostiadau", ["{0} posts|zero"] = "{0} postiad",
            ["{0} posts|two"] = "{0} bostiad", ["{0} posts|few"] = "{0} phostiad", ["{0} posts|many"] = "{0} phostiad yn wir",
        };

        public LocalizedString this[string name] =>
            isWelsh && Welsh.TryGetValue(name, out var found) ? new(name, found) : new(name, name, resourceNotFound: true);

        public LocalizedString this[string name, params object[] arguments] => throw new NotSupportedException();

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => throw new NotSupportedException();
    }
}
