using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Search;

/// <summary>Which of the posts that a search found fits best.</summary>
public sealed class RelevanceTests
{
    [Theory]
    [InlineData("night shift", "the night was long and my shift longer", "a night shift", "of words together")]
    [InlineData("night shift", "shift in the night", "the night for a shift", "of words in order")]
    [InlineData("nurses", "a nurse nurse", "all nurses", "of the word as it was typed")]
    [InlineData("sepsis", "about sepsis", "about #sepsis", "of a hashtag")]
    [InlineData("sepsis", "about sepsis", "sepsis? sepsis!", "of what is said again")]
    public void One_post_comes_before_a_newer_one_because(string typed, string newer, string better, string why) =>
        Assert.True(Order(typed, better, newer) is [1, 2], why);

    [Fact]
    public void A_rare_word_counts_more_than_a_common_one() =>
        Assert.Equal(1, Order("ketamine OR tea", "ketamine", "tea", "tea", "tea", "more tea")[0]);

    [Fact]
    public void Of_posts_that_fit_alike_the_newer_one_comes_first() => Assert.Equal([3, 2, 1], Order("tea", "tea", "a tea", "the tea"));

    [Fact]
    public void Without_words_the_newest_come_first() => Assert.Equal([3, 2, 1], Order("has:link", "a", "b", "c"));

    [Fact]
    public void All_are_ordered_and_always_in_the_same_way() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Texts.ToArbitrary(), Texts.ArrayOf().ToArbitrary(), (typed, texts) =>
        {
            if (!QueryReader.Read(typed).Is(out var request, out _)) return;
            var sought = SoughtWords.Of(request.Query, name => [name]);
            List<FoundText> found = [.. texts.Select((text, at) => new FoundText(at + 1, text))];
            var order = Relevance.Order(sought, found);
            Assert.Equal(found.Select(text => text.Id), order.Order());
            found.Reverse();
            Assert.Equal(order, Relevance.Order(sought, found));
        }));

    [Fact]
    public void Long_and_monotonous_texts_are_no_trouble()
    {
        var text = string.Concat(Enumerable.Repeat("tea nurse ", 5_000));
        Assert.Equal([1], Order("tea nurse near:\"tea nurse\" \"nurse tea\"", text));
        Assert.Equal([1], Order("tea", new string('a', 100_000)));
    }

    private static long[] Order(string typed, params string[] texts)
    {
        Assert.True(QueryReader.Read(typed).Is(out var request, out _));
        var found = texts.Select((text, at) => new FoundText(at + 1, text)).ToList();
        return [.. Relevance.Order(SoughtWords.Of(request.Query, name => [name]), found)];
    }

    private static Gen<string> Texts => Gen.Frequency(
        (8, Gen.Elements("night", "nights", "shift", " ", " ", "OR", "-", "#NightShift", "\"", "東京都", "near:\"night shift\"")),
        (1, Gen.Choose(1, 0xFFFF).Select(value => ((char)value).ToString())))
        .ArrayOf().Select(parts => string.Join(' ', parts.Take(20)));
}
