using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Search;

/// <summary>What may have been meant by a word that nobody wrote.</summary>
public sealed class VocabularyTests
{
    private static readonly Vocabulary Words = Of(
        "paracetamol", "anaesthetist", "haemorrhage", "physiotherapist", "ward", "word", "word", "nurse", "sepsis", "#WeNurses",
        "lavender");

    [Theory]
    [InlineData("paracetomol", "paracetamol")]
    [InlineData("parcetamol", "paracetamol")]
    [InlineData("anesthetist", "anaesthetist")]
    [InlineData("anaesthatist", "anaesthetist")]
    [InlineData("haemorage", "haemorrhage")]
    [InlineData("hemorrhage", "haemorrhage")]
    [InlineData("phsyiotherapist", "physiotherapist")]
    [InlineData("wird", "word ward")]
    [InlineData("spesis", "sepsis")]
    [InlineData("#wenurss", "#wenurses")]
    [InlineData("#lavendar", "")]
    [InlineData("xyzzy", "")]
    [InlineData("wad", "")]
    [InlineData("", "")]
    public void A_word_that_is_misspelt_is_near(string typed, string near) => Assert.Equal(near, string.Join(' ', Words.Near(typed, 2)));

    [Theory]
    [InlineData("nurse", true)]
    [InlineData("nurses", true)]
    [InlineData("#wenurses", true)]
    [InlineData("wenurses", true)]
    [InlineData("#nurse", false)]
    [InlineData("nurce", false)]
    public void A_word_is_known_in_all_its_forms(string word, bool isKnown) => Assert.Equal(isKnown, Words.Knows(word));

    [Fact]
    public void What_fewer_than_three_people_write_is_not_known()
    {
        var builder = new VocabularyBuilder(100);
        for (var i = 0; i < 50; i++) builder.Add(new AccountId(1 + (i % 2)), "Brannock rota @bo@example.org https://where.example.org B12");
        Assert.Equal(0, builder.Build().Count);
        builder.Add(new AccountId(3), "rota, rota @bo@example.org https://where.example.org B12");
        Assert.Equal(1, builder.Build().Count);
        Assert.True(builder.Build().Knows("rota"));
    }

    [Fact]
    public void It_is_never_larger_than_it_may_be()
    {
        var builder = new VocabularyBuilder(10);
        for (var author = 1; author < 4; author++)
            builder.Add(new AccountId(author), string.Join(' ', Enumerable.Range(0, 500).Select(at => $"word{new string('x', at % 30)}")));
        Assert.Equal(10, builder.Build().Count);
    }

    [Fact]
    public void Whatever_slip_is_made_the_word_is_near() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Letters.ToArbitrary(), Gen.Choose(0, 5).ToArbitrary(), (word, at) =>
        {
            string[] slips = [word.Remove(at, 1), word.Insert(at, "z"), word[..at] + "z" + word[(at + 1)..], Swapped(word, at)];
            foreach (var slip in slips.Where(slip => slip != word)) Assert.Equal([word], Of(word).Near(slip, 2));
        }));

    private static string Swapped(string word, int at) => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";

    private static Vocabulary Of(params string[] posts)
    {
        var builder = new VocabularyBuilder(1_000);
        foreach (var post in posts)
            for (var author = 1; author < 4; author++) builder.Add(new AccountId(author), post);
        return builder.Build();
    }

    private static Gen<string> Letters => Gen.Choose(7, 12).SelectMany(length => Gen.Choose('a', 'e').ArrayOf(length))
        .Select(letters => string.Concat(letters.Select(letter => (char)letter)));
}
