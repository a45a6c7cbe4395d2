namespace Canteen.Domain;

/// <summary><c>@name</c> and <c>@name@domain</c>. Names are ASCII words, with dots and hyphens inside; domains may be of any script.</summary>
internal static class MentionScan
{
    private const int MaxPart = 255;

    /// <summary>The token at <paramref name="at"/>, plain for an overlong name, or null where there is none.</summary>
    public static PostToken? At(string text, int at)
    {
        var before = PostTokenizer.Before(text, at);
        if (before.Value is '/' or '=' || TagName.IsWord(before)) return null;
        var name = Part(text, at + 1, IsNameEnd, IsNameInside);
        if (name.Length == 0) return null;
        if (name.Length > MaxPart) return new(PostTokenKind.Plain, text.Substring(at, 1 + name.Length));
        var domainAt = at + 1 + name.Length;
        var domain = domainAt < text.Length && text[domainAt] == '@' ? Part(text, domainAt + 1, IsDomainEnd, IsDomainInside) : "";
        if (!domain.Contains('.', StringComparison.Ordinal) && domain is not "localhost" || domain.Length > MaxPart) domain = "";
        domain = WithPort(text, domainAt + 1 + domain.Length, domain);
        var length = 1 + name.Length + (domain.Length == 0 ? 0 : 1 + domain.Length);
        return new(PostTokenKind.Mention, text.Substring(at, length), name, domain);
    }

    /// <summary>Reads on while inside, then gives back what cannot be the end.</summary>
    private static string Part(string text, int from, Func<char, bool> isEnd, Func<char, bool> isInside)
    {
        var to = from;
        while (to < text.Length && isInside(text[to])) to++;
        while (to > from && !isEnd(text[to - 1])) to--;
        return to > from && isEnd(text[from]) ? text[from..to] : "";
    }

    /// <summary>A server on a port of its own, as when trying things out: <c>@ada@localhost:5000</c>.</summary>
    private static string WithPort(string text, int at, string domain)
    {
        if (domain.Length == 0 || at >= text.Length || text[at] != ':') return domain;
        var to = at + 1;
        while (to < text.Length && to - at <= 5 && char.IsAsciiDigit(text[to])) to++;
        return to > at + 1 ? domain + text[at..to] : domain;
    }

    private static bool IsNameEnd(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
    private static bool IsNameInside(char c) => IsNameEnd(c) || c is '.' or '-';
    private static bool IsDomainEnd(char c) => char.IsLetterOrDigit(c);
    private static bool IsDomainInside(char c) => IsDomainEnd(c) || c is '.' or '-';
}
