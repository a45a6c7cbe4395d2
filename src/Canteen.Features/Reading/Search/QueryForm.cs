using System.Globalization;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.Search;

/// <summary>The parts of a search as a form asks for them, and the query that they make.</summary>
public sealed record QueryForm(string All, string Phrase, string Any, string None, string From)
{
    /// <summary>What may be chosen of each; empty for no matter which.</summary>
    internal static readonly IReadOnlyList<string>
        Places = ["", "home", "library", "public"],
        Kinds = ["", "has:link", "is:reply", "-is:reply", "is:favourited", "is:bookmarked", "is:boosted"];

    public string Where { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Since { get; init; } = "";

    public string Until { get; init; } = "";

    private const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static readonly char[] Signs = ['"', '(', ')', '\u201C', '\u201D'];

    internal static QueryForm Of(ApiInput input) => new(
        Text(input, "all"), Text(input, "phrase"), Text(input, "any"), Text(input, "none"), Text(input, "from"))
    {
        Where = Text(input, "in"), Kind = Text(input, "kind"), Since = Text(input, "since"), Until = Text(input, "until"),
    };

    public string ToQuery() => string.Join(' ', Parts().Where(part => part.Length > 0));

    private IEnumerable<string> Parts()
    {
        yield return All;
        yield return Plain(Phrase) is { Length: > 0 } phrase ? $"\"{phrase}\"" : "";
        var any = Words(Any);
        yield return any.Length > 1 ? $"({string.Join(" OR ", any)})" : string.Concat(any);
        yield return string.Join(' ', Words(None).Select(word => "-" + word));
        yield return Operator("from", From.Replace(" ", "", StringComparison.Ordinal));
        yield return Operator("in", Where);
        yield return Kind;
        yield return Operator("after", Neighbour(Since, -1));
        yield return Operator("before", Neighbour(Until, 1));
    }

    private static string Operator(string name, string value)
    {
        var plain = Plain(value);
        if (plain.Length == 0) return "";
        return plain.Contains(' ', StringComparison.Ordinal) ? $"{name}:\"{plain}\"" : $"{name}:{plain}";
    }

    /// <summary>The form counts both days in, the operators neither.</summary>
    internal static string Neighbour(string typed, int days) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day > DateOnly.MinValue && day < DateOnly.MaxValue
            ? day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : typed;

    internal static string[] Words(string typed) =>
        [.. Plain(typed).Split([' ', ','], Trimmed).Select(word => word.TrimStart('-')).Where(word => word.Length > 0 && word is not "OR")];

    internal static string Plain(string typed) => string.Join(' ', typed.Split(Signs, Trimmed));

    private static string Text(ApiInput input, string name) => (input.Text(name, QueryReader.MaxLength) ?? "").Trim();
}
