using System.Text;

namespace Canteen.Domain;

/// <summary>
/// Marks in the HTML of a post what a search looked for: <c>mark</c> elements around it, and nothing else is changed. Between two tags each
/// mark is one of its own, so that the elements stay within each other.
/// </summary>
public sealed class SearchMarks
{
    private const string Begin = "<mark>", End = "</mark>";

    private readonly string _html;
    private readonly StringBuilder _text = new();

    /// <summary>For each character of the text, where it stands in the HTML; -1 for what is only the end of a line.</summary>
    private readonly List<(int From, int To)> _places = [];

    private SearchMarks(string html)
    {
        _html = html;
        Read();
    }

    /// <returns>The same where there is nothing to mark.</returns>
    public static SafeHtml In(SafeHtml html, SoughtWords sought)
    {
        if (sought.IsEmpty || html.Length == 0) return html;
        var marks = new SearchMarks(html.ToString());
        return marks.Marked(sought) is { } marked ? marks.Write(marked) : html;
    }

    /// <summary>The same for plain text.</summary>
    public static SafeHtml In(string text, SoughtWords sought) =>
        In(new SafeHtml(new StringBuilder().AppendEscaped(text).ToString()), sought);

    private void Read()
    {
        for (var at = 0; at < _html.Length;)
        {
            var end = EndOf(at);
            if (_html[at] == '<') Break(_html.AsSpan(at, end - at));
            else Add(Unescaped(_html.AsSpan(at, end - at)), at, end);
            at = end;
        }
    }

    /// <returns>Where what begins there ends: a tag, an escaped character, or a plain one.</returns>
    private int EndOf(int at)
    {
        var last = _html[at] switch { '<' => '>', '&' => ';', _ => '\0' };
        var length = last == '\0' ? 0 : _html.AsSpan(at).IndexOf(last);
        return at + 1 + Math.Max(0, length);
    }

    private void Break(ReadOnlySpan<char> tag)
    {
        if (tag.StartsWith("</p") || tag.StartsWith("<br")) Add('\n', -1, -1);
    }

    private void Add(char letter, int from, int to)
    {
        _text.Append(letter);
        _places.Add((from, to));
    }

    private static char Unescaped(ReadOnlySpan<char> letter) => letter switch
    {
        "&amp;" => '&',
        "&lt;" => '<',
        "&gt;" => '>',
        "&quot;" => '"',
        "&#39;" => '\'',
        _ => letter[0],
    };

    /// <returns>Of each character of the text; null where nothing is found.</returns>
    private bool[]? Marked(SoughtWords sought)
    {
        if (PlacedText.Of(_text.ToString()) is not { } text) return null;
        bool[]? marked = null;
        foreach (var hit in sought.Each.SelectMany(one => one.In(text.Words)))
        {
            var (from, to) = text.PlaceOf(hit);
            (marked ??= new bool[_places.Count]).AsSpan(from, to - from).Fill(true);
        }
        return marked;
    }

    private SafeHtml Write(bool[] marked)
    {
        var (html, written) = (new StringBuilder(_html.Length + 64), 0);
        for (var at = 0; at < _places.Count; at++)
        {
            if (!marked[at] || _places[at].From < 0) continue;
            var first = at;
            while (at + 1 < _places.Count && marked[at + 1] && _places[at + 1].From == _places[at].To) at++;
            html.Append(_html, written, _places[first].From - written).Append(Begin);
            html.Append(_html, _places[first].From, _places[at].To - _places[first].From).Append(End);
            written = _places[at].To;
        }
        return new(html.Append(_html, written, _html.Length - written).ToString());
    }
}
