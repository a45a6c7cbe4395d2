namespace Canteen.Domain;

/// <summary>
/// Reads a query: words and quoted phrases that must all be found, <c>-</c> or <c>NOT</c> for what must not, <c>OR</c>, brackets, and
/// operators. What stands side by side belongs together more closely than what stands around OR.
/// </summary>
public sealed class QueryReader
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxLength = 500;

    /// <summary>Words, phrases and operators.</summary>
    public const int MostParts = 50;

    private const int DeepestBracket = 10;

    private readonly List<QueryToken> _tokens;
    private int _at;
    private int _depth;

    private QueryReader(List<QueryToken> tokens) => _tokens = tokens;

    private QueryTokenKind? Next => _at < _tokens.Count ? _tokens[_at].Kind : null;

    public static Outcome<SearchRequest> Read(string typed)
    {
        if (typed.Length > MaxLength) return Fault.Invalid($"A search can have at most {MaxLength} characters");
        var hints = new List<SearchHint>();
        var tokens = QueryTokens.Read(typed, hints);
        if (FaultIn(tokens) is { } fault) return fault;
        return new SearchRequest(new QueryReader(tokens).ReadAny(), hints);
    }

    private static Fault? FaultIn(List<QueryToken> tokens)
    {
        var (depth, deepest) = (0, 0);
        foreach (var token in tokens)
        {
            if (token.Kind == QueryTokenKind.Open) deepest = Math.Max(deepest, ++depth);
            else if (token.Kind == QueryTokenKind.Close) depth--;
            else if (OperatorValue.NeedsDay(token) && !OperatorValue.IsDay(token.Text))
                return Fault.Invalid($"{token.Name.ToString().ToLowerInvariant()}: needs a day that there is, such as 2026-03-31");
        }
        if (deepest > DeepestBracket) return Fault.Invalid($"A search can have at most {DeepestBracket} brackets within each other");
        return tokens.Count(token => token.Kind is not (QueryTokenKind.Open or QueryTokenKind.Close)) > MostParts
            ? Fault.Invalid($"A search can have at most {MostParts} words and operators")
            : null;
    }

    /// <returns>Null where there is nothing.</returns>
    private SearchQuery? ReadAny()
    {
        var parts = new List<SearchQuery>();
        while (true)
        {
            if (ReadAll() is { } part) parts.Add(part);
            if (Next != QueryTokenKind.Or) break;
            _at++;
        }
        return parts.Count > 1 ? new SearchQuery.Any(parts) : parts.FirstOrDefault();
    }

    private SearchQuery? ReadAll()
    {
        var parts = new List<SearchQuery>();
        while (Next is { } kind && kind != QueryTokenKind.Or)
        {
            // A bracket that nobody opened has been left out already.
            if (kind == QueryTokenKind.Close && _depth > 0) break;
            if (ReadOne() is { } part) parts.Add(part);
        }
        // Brackets around what belongs together anyway say nothing.
        parts = [.. parts.SelectMany(part => part is SearchQuery.All all ? all.Parts : [part])];
        return parts.Count > 1 ? new SearchQuery.All(parts) : parts.FirstOrDefault();
    }

    private SearchQuery? ReadOne()
    {
        var token = _tokens[_at++];
        return token.Kind switch
        {
            QueryTokenKind.Text => new SearchQuery.Text(token.Text),
            QueryTokenKind.Quoted => new SearchQuery.Quoted(token.Text),
            QueryTokenKind.Operator => new SearchQuery.Operator(token.Name, token.Text),
            QueryTokenKind.Open => ReadGroup(),
            QueryTokenKind.Not => ReadNot(),
            _ => null,
        };
    }

    private SearchQuery? ReadGroup()
    {
        _depth++;
        var group = ReadAny();
        _depth--;
        if (Next == QueryTokenKind.Close) _at++;
        return group;
    }

    private SearchQuery? ReadNot()
    {
        var isNot = true;
        for (; Next == QueryTokenKind.Not; _at++) isNot = !isNot;
        if (Next is null or QueryTokenKind.Or or QueryTokenKind.Close) return null;
        return ReadOne() switch
        {
            null => null,
            SearchQuery.Not not when isNot => not.Part,
            var part => isNot ? new SearchQuery.Not(part) : part,
        };
    }
}

/// <param name="Query">Null where there is nothing to search for.</param>
public sealed record SearchRequest(SearchQuery? Query, IReadOnlyList<SearchHint> Hints);

/// <summary>The last three are about operators that name what is not, or what this person cannot know of.</summary>
public enum SearchHintKind { OpenQuote, NotAnOperator, NoSuchPerson, NoSuchList, NoSuchAuthors }

/// <summary>What somebody may have meant otherwise than it was read.</summary>
/// <param name="Text">What they typed there.</param>
public sealed record SearchHint(SearchHintKind Kind, string Text);
