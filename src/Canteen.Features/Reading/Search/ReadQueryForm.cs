namespace Canteen.Features.Reading.Search;

/// <summary>
/// Puts a query back into the form with which it can be made. What the form has no field for is kept as it is, among the words.
/// </summary>
internal static class ReadQueryForm
{
    public static QueryForm Of(string typed)
    {
        var form = new QueryForm("", "", "", "", "");
        if (!QueryReader.Read(typed).Is(out var request, out _)) return form with { All = typed };
        IReadOnlyList<SearchQuery> parts = request.Query switch
        {
            null => [],
            SearchQuery.All all => all.Parts,
            var only => [only],
        };
        var rest = new List<string>();
        foreach (var part in parts)
        {
            if (With(form, part) is { } more) form = more;
            else rest.Add(part is SearchQuery.Any ? $"({part})" : part.ToString());
        }
        return form with { All = string.Join(' ', rest) };
    }

    /// <summary>Null where there is no field for it, or something else in it.</summary>
    private static QueryForm? With(QueryForm form, SearchQuery part) => part switch
    {
        SearchQuery.Quoted said when form.Phrase.Length == 0 && QueryForm.Plain(said.Typed) == said.Typed =>
            form with { Phrase = said.Typed },
        SearchQuery.Any any when form.Any.Length == 0 && any.Parts.All(IsWord) => form with { Any = string.Join(' ', any.Parts) },
        SearchQuery.Not { Part: SearchQuery.Text word } when IsWord(word) => form with { None = $"{form.None} {word}".Trim() },
        SearchQuery.Operator { Name: SearchOperator.From } from when form.From.Length == 0 && !from.Value.Contains(' ') =>
            form with { From = from.Value },
        SearchQuery.Operator { Name: SearchOperator.In } place when form.Where.Length == 0 && IsOf(QueryForm.Places, place.Value) =>
            form with { Where = Usual(place.Value) },
        SearchQuery.Operator { Name: SearchOperator.After } day when form.Since.Length == 0 && DayBeside(day, 1) is { } since =>
            form with { Since = since },
        SearchQuery.Operator { Name: SearchOperator.Before } day when form.Until.Length == 0 && DayBeside(day, -1) is { } until =>
            form with { Until = until },
        _ when form.Kind.Length == 0 && IsOf(QueryForm.Kinds, $"{part}") => form with { Kind = Usual($"{part}") },
        _ => null,
    };

    /// <summary>It is one word in the fields that hold several, and no sign among them.</summary>
    private static bool IsWord(SearchQuery part) =>
        part is SearchQuery.Text text && QueryForm.Words(text.Typed) is [var word] && word == text.Typed;

    private static string? DayBeside(SearchQuery.Operator day, int days) =>
        QueryForm.Neighbour(day.Value, days) is var other && other != day.Value ? other : null;

    private static bool IsOf(IReadOnlyList<string> choices, string value) => choices.Contains(Usual(value));

    private static string Usual(string value) => value.ToLowerInvariant();
}
