using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>
/// Limits for the length of files and functions, so that they can be read easily. One that is too long contains two things and should be
/// two.
/// </summary>
public sealed class SizeTests
{
    private const int FileLimit = 400, FileP95 = 220, FileMedian = 60;
    private const int FunctionLimit = 60, FunctionMedian = 10;
    private const int ParameterLimit = 6;

    private static readonly List<(string File, int Lines)> Files = [.. Tree.SourceFiles.Select(f => (f, Tree.Files.Lines(f).Length))];

    private static readonly List<Function> Functions =
        [.. Tree.Src.Append(Tree.Own).SelectMany(p => Function.In(p.Assembly)).Where(f => f.Type.Name != "HousePaint")];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Offenders.None(
            Files.Where(f => f.Lines > FileLimit).Select(f => $"{f.File}: {f.Lines} lines"),
            $"A file may have {FileLimit} lines. Find the two things in it and give each a file.");

    [Fact]
    public void Nineteen_files_of_twenty_have_220_lines_at_most() =>
        Offenders.None(
            Over(Files.Select(f => f.Lines), 0.95, FileP95)
                ? Files.OrderByDescending(f => f.Lines).Take(20).Select(f => $"{f.File}: {f.Lines} lines")
                : [],
            $"More than one file in twenty is longer than {FileP95} lines. The longest:");

    [Fact]
    public void Half_of_the_files_have_60_lines_at_most() =>
        Offenders.None(
            Over(Files.Select(f => f.Lines), 0.5, FileMedian) ? [$"the median is {At(Files.Select(f => f.Lines), 0.5)} lines"] : [],
            $"The median file should have {FileMedian} lines or fewer.");

    [Fact]
    public void No_function_is_longer_than_60_lines() =>
        Offenders.None(
            Functions.Where(f => f.Lines > FunctionLimit).Select(f => $"{f.Start} {f.Type}.{f.Name}: {f.Lines} lines"),
            $"A function may have {FunctionLimit} lines. Name its steps.");

    [Fact]
    public void No_block_is_longer_than_60_lines_where_nothing_compiled_is_at_hand() =>
        Offenders.None(
            Tree.Files.Files([".js"], "src").Concat(Tree.Files.Files([".cs"], "tests", "bench", "tools"))
                .SelectMany(f => SourceBlock.In(Tree.Files.Lines(f)).Where(
                    b => b.Length > FunctionLimit).Select(b => $"{f}:{b.Line}: {b.Length} lines")),
            $"A function may have {FunctionLimit} lines. Name its steps.");

    [Fact]
    public void Half_of_the_functions_have_10_lines_at_most() =>
        Offenders.None(
            Over(Functions.Where(f => !IsAccessor(f)).Select(f => f.Lines), 0.5, FunctionMedian) ? ["the median is too high"] : [],
            $"The median function should have {FunctionMedian} lines or fewer.");

    [Fact]
    public void No_constructor_takes_more_than_6_parameters() =>
        Offenders.None(
            Tree.Src.SelectMany(Constructors.In).Where(c => c.Parameters > ParameterLimit && !c.IsRecord)
                .Select(c => $"{c.Where} {c.Type}: {c.Parameters} parameters"),
            $"A constructor may take {ParameterLimit} parameters. A class that needs more does more than one thing. (A record's parameters are its fields.)");

    [Fact]
    public void A_long_function_is_seen_and_measured_exactly()
    {
        var planted = Functions.Where(f => f.Type.Name == "Sprawl").ToDictionary(f => f.Name, f => f.Lines);
        Assert.Equal(8, planted["Statements"]);
        Assert.Equal(10, planted["AsyncStatements"]);
        Assert.Equal(4, planted[".ctor"]);
    }

    [Fact]
    public void A_long_constructor_is_seen() =>
        Assert.Contains(Constructors.In(Tree.Own), c => c is { Type.Name: "Greedy", Parameters: 7, IsRecord: false });

    [Fact]
    public void A_block_in_the_source_is_measured_from_brace_to_brace()
    {
        string[] source = ["class A", "{", "    void B()", "    {", "        C();", "    }", "}", "export function d() {", "  e();", "}"];
        Assert.Equal([new SourceBlock(4, 3), new SourceBlock(8, 3)], SourceBlock.In(source));
    }

    [Fact]
    public void A_percentile_is_over_its_limit_only_when_it_is()
    {
        Assert.True(Over([1, 2, 3], 0.5, 1));
        Assert.False(Over([1, 2, 3], 0.5, 2));
        Assert.True(Over(Enumerable.Range(1, 100), 0.95, 94));
    }

    private static bool Over(IEnumerable<int> sizes, double part, int limit) => At(sizes, part) > limit;

    private static int At(IEnumerable<int> sizes, double part)
    {
        var sorted = sizes.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * part)];
    }

    private static bool IsAccessor(Function function) =>
        function.Name.StartsWith("get_", StringComparison.Ordinal) || function.Name.StartsWith("set_", StringComparison.Ordinal);
}
