using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Tags;

/// <summary>When two hashtags are one, and which one.</summary>
public sealed class TagPairTests
{
    private static readonly Gen<List<(string Name, string Main)>> Pairs =
        (from one in Gen.Choose(0, 7)
         from other in Gen.Choose(0, 7)
         select ("abcdefgh"[one].ToString(), "abcdefgh"[other].ToString())).ListOf().Select(pairs => pairs.ToList());

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(2, 0, false)]
    [InlineData(3, 0, true)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, false)]
    [InlineData(5, 2, false)]
    [InlineData(6, 2, true)]
    [InlineData(0, 9, false)]
    public void At_least_three_and_three_quarters_carry_it_unless_a_moderator_decided(int yes, int no, bool carried)
    {
        Assert.Equal(carried, Of(yes, no, TagRuling.None).IsSame);
        Assert.True(Of(yes, no, TagRuling.Same).IsSame);
        Assert.False(Of(yes, no, TagRuling.Apart).IsSame);
    }

    [Fact]
    public void A_main_one_that_becomes_an_alias_takes_its_own_with_it()
    {
        Assert.Equal(new Dictionary<string, string> { ["a"] = "c", ["b"] = "c" }, TagGroups.MainsOf([("a", "b"), ("b", "c")]));
        Assert.Equal(new Dictionary<string, string> { ["a"] = "c", ["b"] = "c" }, TagGroups.MainsOf([("b", "c"), ("a", "b")]));
        Assert.Equal(new Dictionary<string, string> { ["a"] = "b" }, TagGroups.MainsOf([("a", "b"), ("b", "a")]));
    }

    [Fact]
    public void There_are_no_chains_and_who_is_tied_by_any_way_of_pairs_is_together() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Pairs.ToArbitrary(),
            pairs =>
            {
                var mains = TagGroups.MainsOf(pairs);
                var colour = "abcdefgh".ToDictionary(name => name.ToString(), name => (int)name);
                for (var again = true; again;)
                {
                    again = false;
                    foreach (var (one, other) in pairs)
                    {
                        if (colour[one] == colour[other]) continue;
                        colour[one] = colour[other] = Math.Min(colour[one], colour[other]);
                        again = true;
                    }
                }
                var isTrue = colour.Keys.All(one => colour.Keys.All(other =>
                    (MainOf(one) == MainOf(other)) == (colour[one] == colour[other])));
                return isTrue && mains.Values.All(main => !mains.ContainsKey(main));

                string MainOf(string name) => mains.GetValueOrDefault(name, name);
            }));

    [Theory]
    [InlineData("nightshift", "nightshifts", true)]
    [InlineData("tea", "teas", true)]
    [InlineData("tea", "tee", false)]
    [InlineData("ward", "wards", true)]
    [InlineData("ward", "word", true)]
    [InlineData("ward", "wrod", false)]
    [InlineData("nurse", "nusre", true)]
    [InlineData("nurses", "nuress", true)]
    [InlineData("nigthshfit", "nightshift", true)]
    [InlineData("midwife", "midwives", false)]
    [InlineData("challenge2025", "challenge2026", false)]
    [InlineData("covid19", "covid", false)]
    [InlineData("imatworkjeremy", "iminworkjeremy", true)]
    public void A_slip_is_one_letter_or_two_in_a_long_word(string written, string usual, bool near) =>
        Assert.Equal(near, TagSpelling.IsNear(written, usual));

    private static TagPair Of(int yes, int no, TagRuling ruling) => new(new(1), "a", "b", yes, no, ruling);
}
