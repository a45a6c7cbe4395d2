namespace Canteen.Domain;

internal enum QueryTokenKind { Text, Quoted, Operator, Open, Close, Or, Not }

/// <param name="Name">Of an operator.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text = "", SearchOperator Name = default);

/// <summary>Cuts a query into tokens. Whatever it is, it can be read: what is no token is text.</summary>
internal sealed class QueryTokens
{
    private const string Quotes = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02";

    private static readonly Dictionary<string, SearchOperator> Names = Enum.GetValues<SearchOperator>()
        .ToDictionary(name => name.ToString(), StringComparer.OrdinalIgnoreCase);

    private readonly string _typed;
    private readonly List<QueryToken> _tokens = [];
    private readonly List<SearchHint> _hints;
    private int _at;
    private int _open;

    private QueryTokens(string typed, List<SearchHint> hints) => (_typed, _hints) = (typed, hints);

    public static List<QueryToken> Read(string typed, List<SearchHint> hints)
    {
        var tokens = new QueryTokens(typed, hints);
        while (tokens._at < typed.Length) tokens.Next();
        return tokens._tokens;
    }

    private void Next()
    {
        var letter = _typed[_at];
        if (char.IsWhiteSpace(letter) || (letter == '+' && IsBeforeSomething)) _at++;
        else if (letter == '-' && IsBeforeSomething) Add(new(QueryTokenKind.Not), 1);
        else if (letter == '(') Open();
        else if (letter == ')') Close();
        else if (IsQuote(letter)) AddQuoted();
        else AddChunk();
    }

    private bool IsBeforeSomething => _at + 1 < _typed.Length && _typed[_at + 1] != ')' && !char.IsWhiteSpace(_typed[_at + 1]);

    private void Open()
    {
        _open++;
        Add(new(QueryTokenKind.Open), 1);
    }

    private void Close()
    {
        if (_open > 0) Add(new(QueryTokenKind.Close), 1);
        else _at++;
        _open = Math.Max(0, _open - 1);
    }

    private void AddQuoted()
    {
        if (ReadQuoted() is { Length: > 0 } said) _tokens.Add(new(QueryTokenKind.Quoted, said));
    }

    /// <summary>To the closing quote, or to the end where there is none.</summary>
    private string ReadQuoted()
    {
        var from = ++_at;
        while (_at < _typed.Length && !IsQuote(_typed[_at])) _at++;
        var said = _typed[from.._at].Trim();
        if (_at == _typed.Length) _hints.Add(new(SearchHintKind.OpenQuote, said));
        else _at++;
        return said;
    }

    private void AddChunk()
    {
        var from = _at;
        var inside = new Stack<int>();
        for (; _at < _typed.Length; _at++)
        {
            var letter = _typed[_at];
            if (char.IsWhiteSpace(letter) || IsQuote(letter)) break;
            if (letter == '(') inside.Push(_at);
            else if (letter == ')' && !inside.TryPop(out _)) break;
        }
        // Only brackets that are closed in it belong to a word; another begins a group.
        if (inside.Count > 0) _at = inside.Last();
        var chunk = _typed[from.._at];
        if (chunk is "OR") _tokens.Add(new(QueryTokenKind.Or));
        else if (chunk is "NOT") _tokens.Add(new(QueryTokenKind.Not));
        else if (chunk is not "AND") AddWord(chunk);
    }

    private void AddWord(string chunk)
    {
        var colon = chunk.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !chunk[..colon].All(char.IsAsciiLetter)) _tokens.Add(new(QueryTokenKind.Text, chunk));
        else if (!Names.TryGetValue(Usual(chunk[..colon]), out var name)) AddUnknown(chunk, chunk[..colon]);
        else AddOperator(name, chunk, colon);
    }

    private void AddOperator(SearchOperator name, string chunk, int colon)
    {
        var value = chunk[(colon + 1)..];
        if (value.Length == 0 && _at < _typed.Length && IsQuote(_typed[_at])) value = ReadQuoted();
        if (OperatorValue.IsTaken(name, value)) _tokens.Add(new(QueryTokenKind.Operator, value, name));
        else AddUnknown(value.Length == 0 ? chunk : $"{chunk[..colon]}:{value}", chunk[..colon]);
    }

    /// <summary>It may be text, such as a title with a colon; whoever meant an operator is told.</summary>
    private void AddUnknown(string chunk, string name)
    {
        if (!chunk.Contains("://", StringComparison.Ordinal)) _hints.Add(new(SearchHintKind.NotAnOperator, chunk));
        var isQuoted = chunk.AsSpan().IndexOfAny(" ()\t\n") >= 0;
        _tokens.Add(new(isQuoted ? QueryTokenKind.Quoted : QueryTokenKind.Text, chunk));
    }

    private void Add(QueryToken token, int length)
    {
        _tokens.Add(token);
        _at += length;
    }

    private static string Usual(string name) => name.ToLowerInvariant() switch
    {
        "lang" => nameof(SearchOperator.Language),
        "organization" or "org" => nameof(SearchOperator.Organisation),
        "mention" => nameof(SearchOperator.Mentions),
        _ => name,
    };

    private static bool IsQuote(char letter) => Quotes.Contains(letter, StringComparison.Ordinal);
}
