using System.Text.Json;
using Canteen.Bench;
using Canteen.Bench.Report;
using Canteen.Tests.Unit.Architecture;

namespace Canteen.Tests.Unit.Bench;

public sealed class FloorsTests
{
    private static readonly Floors Floors = Floors.Parse(
        """{"figures": {"home": {"of": "ratio", "atLeast": 0.5}, "cold p99": {"of": "value", "atMost": 10}}}""");

    [Fact]
    public void Figures_within_their_bounds_break_nothing() =>
        Assert.Empty(Floors.Broken([new("home", 1, "requests/s", 0.5, "static"), new("cold p99", 10, "ms")], boundsCount: true));

    [Fact]
    public void What_should_be_high_and_is_low_is_broken_and_the_other_way_round() =>
        Assert.Equal(
            ["home: the ratio is 0.49, and must be 0.5 or more.", "cold p99: the value is 10.1, and must be 10 or less."],
            Floors.Broken([new("home", 9000, "requests/s", 0.49, "static"), new("cold p99", 10.1, "ms")], boundsCount: true));

    [Fact]
    public void What_was_not_measured_is_broken_also_in_a_quick_run() =>
        Assert.Equal(["cold p99: was not measured."], Floors.Broken([new("home", 1, "requests/s", 0.1, "static")], boundsCount: false));

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void A_ratio_that_is_no_number_is_broken(double? ratio) =>
        Assert.Contains(
            "home: has no ratio.", Floors.Broken([new("home", 1, "requests/s", ratio), new("cold p99", 1, "ms")], boundsCount: true));

    [Theory]
    [InlineData("""{"figures": {"home": {"of": "value"}}}""")]
    [InlineData("""{"figures": {"home": {"of": "value", "atLeast": 1, "atMost": 2}}}""")]
    public void A_floor_has_one_bound(string json) => Assert.Throws<JsonException>(() => Floors.Parse(json));

    [Fact]
    public void The_floors_of_the_repository_can_be_read() => Assert.NotEmpty(Floors.Parse(Tree.Files.Text("bench/floors.json")).Figures);

    [Fact]
    public void Options_are_read_in_any_order()
    {
        var asked = new Arguments(["home", "--quick", "--token", "a", "--token", "b", "--rate", "5.5"]);
        Assert.Equal(("home", true, 5.5, 7), (asked.Verb, asked.Quick, asked.Number("rate", 1), asked.Whole("people", 7)));
        Assert.Equal(["a", "b"], asked.All("token"));
    }

    [Fact]
    public void Words_that_mean_nothing_are_refused()
    {
        Assert.Throws<UsageException>(() => new Arguments(["home", "quick"]));
        Assert.Throws<UsageException>(() => new Arguments(["home", "--rate", "fast"]).Number("rate", 1));
        Assert.Throws<UsageException>(() => new Arguments(["load"]).Needed("database"));
    }
}
