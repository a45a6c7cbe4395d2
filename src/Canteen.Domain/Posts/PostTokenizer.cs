using System.Text;

namespace Canteen.Domain;

/// <summary>
/// Cuts a text into tokens, left to right. Every scan is bounded, or makes a token of what it has read, so the time is linear.
/// </summary>
internal ref struct PostTokenizer
{
    private readonly string _text;
    private readonly List<PostToken> _tokens;
    private int _plainFrom;
    private int _at;

    private PostTokenizer(string text) => (_text, _tokens) = (text, []);

    public static List<PostToken> Read(string text)
    {
        var tokenizer = new PostTokenizer(text);
        tokenizer.ReadAll();
        return tokenizer._tokens;
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            var found = _text[_at] switch
            {
                '@' => MentionScan.At(_text, _at),
                '#' or '＃' => HashtagScan.At(_text, _at),
                'h' or 'H' => LinkScan.At(_text, _at),
                _ => null,
            };
            if (found is { } token) Take(token);
            else _at++;
        }
        TakePlain();
    }

    private void Take(PostToken token)
    {
        if (token.Kind != PostTokenKind.Plain)
        {
            TakePlain();
            _tokens.Add(token);
            _plainFrom = _at + token.Text.Length;
        }
        _at += token.Text.Length;
    }

    private readonly void TakePlain()
    {
        if (_at > _plainFrom) _tokens.Add(new(PostTokenKind.Plain, _text[_plainFrom.._at]));
    }

    /// <summary>The character before a position; a space at the beginning of the text.</summary>
    internal static Rune Before(string text, int at)
    {
        if (at == 0) return new(' ');
        return Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _) == System.Buffers.OperationStatus.Done
            ? rune
            : Rune.ReplacementChar;
    }
}
