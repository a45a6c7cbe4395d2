using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Unit.Trends;

/// <summary>What trends cannot be made by one organisation alone, nor by doing something again and again.</summary>
public sealed class TrendRuleTests
{
    private const long Now = 1_800_000_000_000, Hour = 3_600_000;

    private static readonly Gen<TrendUse[]> Uses =
        (from who in Gen.Choose(1, 30)
         from organisation in Gen.Choose(0, 5)
         from hours in Gen.Choose(0, 200)
         select new TrendUse(new(who), organisation == 0 ? "" : $"o{organisation}", Now - (hours * Hour)))
        .ArrayOf();

    [Fact]
    public void Ten_people_of_ten_organisations_outrank_a_hundred_of_one()
    {
        var one = Enumerable.Range(1, 100).Select(i => new TrendUse(new(i), "st brannocks", Now));
        var ten = Enumerable.Range(1, 10).Select(i => new TrendUse(new(i), $"trust {i}", Now));
        var nobodys = Enumerable.Range(1, 100).Select(i => new TrendUse(new(i), "", Now));
        Assert.True(Value(one) < Value(ten));
        Assert.True(Value(nobodys) < Value(ten));
    }

    [Fact]
    public void One_organisation_is_always_outranked_by_as_many_people_of_as_many() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(TrendRule.FewestPeople, 200).ToArbitrary(),
            people => Value(Crowd(people, _ => "one")) < Value(Crowd(people, i => $"o{i}"))));

    [Fact]
    public void Nobody_raises_anything_by_doing_it_again() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Uses.ToArbitrary(),
            uses =>
            {
                var again = uses.Concat(uses.Where(use => use.At >= Now - (7 * 24 * Hour)).Select(use => use with { At = Now }));
                return Equals(Score(uses), Score(again));
            }));

    [Fact]
    public void The_order_of_uses_does_not_matter() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            (from uses in Uses from mixed in Gen.Shuffle(uses) select (uses, mixed)).ToArbitrary(),
            pair => Equals(Score(pair.uses), Score(pair.mixed))));

    [Fact]
    public void Another_person_never_lowers_it() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Uses.ToArbitrary(),
            uses => Value(uses) <= Value([.. uses, new TrendUse(new(99), "o1", Now)])));

    [Fact]
    public void It_fades_with_time_and_is_over_after_a_week() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(TrendRule.FewestPeople, 50).ToArbitrary(),
            people =>
            {
                var crowd = Crowd(people, i => $"o{i % 3}").ToArray();
                var fades = Enumerable.Range(0, 168).Select(hours => TrendRule.ScoreOf(TrendKind.Tag, crowd, Now + (hours * Hour))!.Value);
                return fades.Zip(fades.Skip(1)).All(pair => pair.First > pair.Second)
                    && TrendRule.ScoreOf(TrendKind.Tag, crowd, Now + (169 * Hour)) is null;
            }));

    [Fact]
    public void Posts_fade_faster_and_two_people_are_too_few()
    {
        var crowd = Crowd(3, i => $"o{i}").ToArray();
        Assert.Equal(3 * Math.Log2(1.5), TrendRule.ScoreOf(TrendKind.Tag, crowd, Now + (12 * Hour))!.Value, 9);
        Assert.Equal(3 * Math.Log2(1.5), TrendRule.ScoreOf(TrendKind.Post, crowd, Now + (6 * Hour))!.Value, 9);
        Assert.Null(Score(crowd[..2]));
    }

    [Fact]
    public void People_organisations_and_the_first_use_are_told()
    {
        var score = Score(
        [
            new(new(1), "a", Now - Hour), new(new(1), "a", Now), new(new(2), "a", Now), new(new(3), "b", Now - (3 * Hour)),
            new(new(4), "", Now),
        ])!;
        Assert.Equal((4, 2, 1, Now - (3 * Hour)), (score.People, score.Organisations, score.Unnamed, score.Since));
    }

    [Fact]
    public void People_are_counted_on_the_day_of_their_first_use() =>
        Assert.Equal(
            [1, 2, 0, 0, 0, 0, 0],
            TrendRule.PeopleByDay(
                [new(new(1), "", Now), new(new(1), "", Now - (24 * Hour)), new(new(2), "", Now - (24 * Hour)), new(new(3), "", Now)], Now));

    private static IEnumerable<TrendUse> Crowd(int people, Func<int, string> organisation) =>
        Enumerable.Range(1, people).Select(i => new TrendUse(new(i), organisation(i), Now));

    private static TrendScore? Score(IEnumerable<TrendUse> uses) => TrendRule.ScoreOf(TrendKind.Tag, uses, Now);

    private static double Value(IEnumerable<TrendUse> uses) => Score(uses)?.Value ?? 0;
}
