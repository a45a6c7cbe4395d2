using Canteen.Storage;

namespace Canteen.Core.Search;

/// <summary>
/// Turns a query into what the database is asked: what the index knows is one question to it, and the rest are conditions on what it finds.
/// </summary>
public sealed class PlanSearch(ResolveOperator resolve, SearchIndex index)
{
    /// <param name="author">Only what this person wrote.</param>
    /// <param name="of">The one post that is asked about; null for all.</param>
    public async ValueTask<SearchPlan> RunAsync(
        SearchQuery query, Searcher who, AccountId? author, CancellationToken ct, SearchDocument? of = null)
    {
        var values = new SearchValues { Of = of };
        var parts = await PartsAsync(query is SearchQuery.All all ? all.Parts : [query], who, values, ct);
        if (parts.Count > 0 && author is { } person) parts.Add(new SearchPart.Indexed(new IndexQuery.Fact(SearchFacts.From(person))));
        return of is null ? Plan(parts, values) : PlanOfOne(parts, values);
    }

    private SearchPlan Plan(List<SearchPart> parts, SearchValues values)
    {
        if (parts.Count == 0 || parts.Contains(SearchPart.Nothing.It)) return SearchPlan.Nothing with { Values = values };
        List<IndexQuery> words = [.. parts.OfType<SearchPart.Indexed>().Select(part => part.Query)];
        List<string> among = [.. parts.OfType<SearchPart.Among>().Select(part => part.IdsSql)];
        if (words.Count == 0 && among.Count == 0) words.Add(new IndexQuery.Fact(SearchDocument.Anything));
        var days = parts.OfType<SearchPart.Between>().ToList();
        return new SearchPlan
        {
            Words = words.Count == 0 ? null : values.Add(index.Asked(words.Count == 1 ? words[0] : new IndexQuery.All(words))),
            Among = among,
            Conditions = [.. parts.OfType<SearchPart.Condition>().Select(part => part.Sql)],
            Above = days.Select(part => part.Above).DefaultIfEmpty(0).Max(),
            Below = days.Select(part => part.Below).DefaultIfEmpty(long.MaxValue).Min(),
            Values = values,
        };
    }

    /// <summary>Words and days are compared here; what is left for the database are conditions on the post.</summary>
    private SearchPlan PlanOfOne(List<SearchPart> parts, SearchValues values)
    {
        var document = values.Of!;
        if (parts.Count == 0 || parts.Exists(part => part is SearchPart.Nothing || IsFalse(part, document))) return SearchPlan.Nothing;
        List<SearchPart> open = [.. parts.Where(part => part is SearchPart.Condition or SearchPart.Among)];
        var one = $"SELECT CAST(@{values.Add(document.Id)} AS BIGINT) AS id";
        return new SearchPlan { Among = [one], Conditions = open.ConvertAll(part => Sql(part, values)), Values = values };
    }

    private static bool IsFalse(SearchPart part, SearchDocument document) => part switch
    {
        SearchPart.Indexed indexed => !document.Has(indexed.Query),
        SearchPart.Between days => document.Id <= days.Above || document.Id >= days.Below,
        _ => false,
    };

    private async ValueTask<List<SearchPart>> PartsAsync(
        IReadOnlyList<SearchQuery> queries, Searcher who, SearchValues values, CancellationToken ct)
    {
        var parts = new List<SearchPart>();
        foreach (var query in queries)
            if (await PartAsync(query, who, values, ct) is { } part) parts.Add(part);
        return parts;
    }

    /// <returns>Null for what has no words in it and so asks for nothing.</returns>
    private async ValueTask<SearchPart?> PartAsync(SearchQuery query, Searcher who, SearchValues values, CancellationToken ct) =>
        query switch
        {
            SearchQuery.Text { Typed: ['#' or '＃', ..] typed } when TagName.TryParse(typed, out _) => await resolve.TaggedAsync(typed, ct),
            SearchQuery.Text text => Indexed(IndexQueries.OfText(text.Typed)),
            SearchQuery.Quoted quoted => Indexed(IndexQueries.OfPhrase(quoted.Typed)),
            SearchQuery.Operator asked => await OperatorAsync(asked, who, values, ct),
            SearchQuery.Not not => await PartAsync(not.Part, who, values, ct) is { } part ? Not(part, values) : null,
            SearchQuery.All all => Every(await PartsAsync(all.Parts, who, values, ct), values),
            SearchQuery.Any any => Some(await PartsAsync(any.Parts, who, values, ct), values),
            _ => throw new InvalidOperationException($"There is no rule for {query}."),
        };

    private async ValueTask<SearchPart> OperatorAsync(
        SearchQuery.Operator asked, Searcher who, SearchValues values, CancellationToken ct)
    {
        var part = await resolve.RunAsync(asked, who, values, ct);
        if (part is SearchPart.Nothing && KindOf(asked.Name) is { } kind)
            values.AddUnknown(new SearchHint(kind, kind == SearchHintKind.NoSuchAuthors ? asked.ToString() : asked.Value));
        return part;
    }

    private static SearchHintKind? KindOf(SearchOperator name) => name switch
    {
        SearchOperator.From or SearchOperator.To or SearchOperator.Mentions => SearchHintKind.NoSuchPerson,
        SearchOperator.In => SearchHintKind.NoSuchList,
        SearchOperator.Role or SearchOperator.Profession or SearchOperator.Organisation => SearchHintKind.NoSuchAuthors,
        _ => null,
    };

    private SearchPart Not(SearchPart part, SearchValues values) => part switch
    {
        SearchPart.Indexed indexed => new SearchPart.Indexed(new IndexQuery.Not(indexed.Query)),
        SearchPart.Nothing => new SearchPart.Indexed(new IndexQuery.Fact(SearchDocument.Anything)),
        _ => new SearchPart.Condition($"NOT ({Sql(part, values)})"),
    };

    private SearchPart? Every(List<SearchPart> parts, SearchValues values)
    {
        if (parts.Count < 2) return parts.FirstOrDefault();
        if (parts.Contains(SearchPart.Nothing.It)) return SearchPart.Nothing.It;
        return AllIndexed(parts, queries => new IndexQuery.All(queries)) ?? Joined(" AND ", parts, values);
    }

    private SearchPart? Some(List<SearchPart> parts, SearchValues values)
    {
        if (parts.Count < 2) return parts.FirstOrDefault();
        List<SearchPart> possible = [.. parts.Where(part => part is not SearchPart.Nothing)];
        if (possible.Count < 2) return possible.FirstOrDefault() ?? SearchPart.Nothing.It;
        return AllIndexed(possible, queries => new IndexQuery.Any(queries)) ?? Joined(" OR ", possible, values);
    }

    private static SearchPart? AllIndexed(List<SearchPart> parts, Func<List<IndexQuery>, IndexQuery> join) =>
        parts.TrueForAll(part => part is SearchPart.Indexed)
            ? new SearchPart.Indexed(join(parts.ConvertAll(part => ((SearchPart.Indexed)part).Query)))
            : null;

    private SearchPart Joined(string word, List<SearchPart> parts, SearchValues values) =>
        new SearchPart.Condition("(" + string.Join(word, parts.Select(part => Sql(part, values))) + ")");

    private string Sql(SearchPart part, SearchValues values) => part switch
    {
        SearchPart.Indexed indexed when values.Of is { } document => document.Has(indexed.Query) ? "1 = 1" : "1 = 0",
        SearchPart.Indexed indexed => index.HasSql(SearchKinds.Post, values.Add(index.Asked(indexed.Query)), "p.id"),
        SearchPart.Condition condition => condition.Sql,
        SearchPart.Among among => $"p.id IN ({among.IdsSql})",
        SearchPart.Between days => $"(p.id > @{values.Add(days.Above)} AND p.id < @{values.Add(days.Below)})",
        _ => "1 = 0",
    };

    private static SearchPart.Indexed? Indexed(IndexQuery? query) => query is null ? null : new(query);
}
