using System.Globalization;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>Reads from a request what somebody wants to catch up on.</summary>
internal static class CatchUpInput
{
    internal const string ByAuthor = "author";

    private const int MaxLength = 40;

    /// <summary>A field of a form that was left empty is not given.</summary>
    public static SpanRequest Span(ApiInput input) => new(Word(input, "span"), Word(input, "days"), Word(input, "from"), Word(input, "to"));

    /// <summary>422: a kind, an order or a grouping that there is not, or a page that cannot be.</summary>
    public static Outcome<CatchUpView> View(ApiInput input)
    {
        var (kind, order) = (Of<CatchUpKind>(input, "kind"), Of<CatchUpOrder>(input, "sort"));
        if (kind is null) return Fault.Invalid($"Validation failed: Kind must be {Names<CatchUpKind>()}");
        if (order is null) return Fault.Invalid($"Validation failed: Sort must be {Names<CatchUpOrder>()}");
        var group = Word(input, "group");
        if (group is not (null or ByAuthor)) return Fault.Invalid($"Validation failed: Group must be {ByAuthor}, or not be given");
        var page = Word(input, "page") is { } text ? Number(text) : 1;
        if (page is < 1 or > ReadSpan.Most) return Fault.Invalid("Validation failed: There is no such page");
        return new CatchUpView(kind.Value, order.Value, group is not null, page);
    }

    public static string NameOf<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Of<T>(ApiInput input, string name) where T : struct, Enum
    {
        if (Word(input, name) is not { } word) return default(T);
        return Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => NameOf(value!.Value) == word);
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(NameOf));

    private static string? Word(ApiInput input, string name) => input.Text(name, MaxLength) is { Length: > 0 } text ? text.Trim() : null;
}
