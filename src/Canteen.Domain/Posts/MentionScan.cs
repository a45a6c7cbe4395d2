namespace Canteen.Domain;

/// <summary>
/// Finds <c>@name</c> and <c>@name@domain</c>. Names are ASCII words, with dots and hyphens inside; domains may be in any script.
/// </summary>
internal static class MentionScan
{
    private const int MaxPart = 255;

    /// <summary>The token at <paramref name="at"/>; a plain one if the name is too long; null if there is none.</summary>
    public static PostToken? At(string text, int at)
    {
        var before = PostTokenizer.Before(text, at);
        if (before.Value is '/' or '=' || TagName.IsWord(before)) return null;
        var name = Name(text, at + 1);
        if (name.Length == 0) return null;
        if (name.Length > MaxPart) return new(PostTokenKind.Plain, text.Substring(at, 1 + name.Length));
        var domain = Domain(text, at + 1 + name.Length);
        var length = 1 + name.Length + (domain.Length == 0 ? 0 : 1 + domain.Length);
        return new(PostTokenKind.Mention, text.Substring(at, length), name, domain);
    }

    /// <summary>Reads all characters that may be inside a name, then drops those that cannot end it.</summary>
    private static string Name(string text, int from)
    {
        var to = from;
        while (to < text.Length && (IsWord(text[to]) || text[to] is '.' or '-')) to++;
        while (to > from && !IsWord(text[to - 1])) to--;
        return to > from && IsWord(text[from]) ? text[from..to] : "";
    }

    private static string Domain(string text, int at)
    {
        if (at >= text.Length || text[at] != '@') return "";
        var domain = text.Substring(at + 1, HostScan.Length(text.AsSpan(at + 1)));
        if ((!domain.Contains('.', StringComparison.Ordinal) && domain is not "localhost") || domain.Length > MaxPart) return "";
        return WithPort(text, at + 1 + domain.Length, domain);
    }

    /// <summary>Adds a port if there is one, as for servers under test: <c>@ada@localhost:5000</c>.</summary>
    private static string WithPort(string text, int at, string domain)
    {
        if (at >= text.Length || text[at] != ':') return domain;
        var to = at + 1;
        while (to < text.Length && to - at <= 5 && char.IsAsciiDigit(text[to])) to++;
        return to > at + 1 ? domain + text[at..to] : domain;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
