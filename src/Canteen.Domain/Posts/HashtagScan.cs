namespace Canteen.Domain;

/// <summary>Finds <c>#name</c> at the start, or after a space or a mark that cannot be part of an address or a number.</summary>
internal static class HashtagScan
{
    /// <summary>The token at <paramref name="at"/>; a plain one if it only looks like a hashtag; null if there is none.</summary>
    public static PostToken? At(string text, int at)
    {
        var before = PostTokenizer.Before(text, at);
        if (before.Value is '/' or '=' or '&' or ')' || TagName.IsWord(before)) return null;
        var length = TagName.Length(text.AsSpan(at + 1));
        if (length == 0) return null;
        var whole = text.Substring(at, 1 + WithoutAddress(text, at + 1, length));
        return TagName.TryParse(whole, out var name)
            ? new(PostTokenKind.Hashtag, whole, name)
            : new(PostTokenKind.Plain, whole);
    }

    /// <summary>The length of the name without an address that follows it directly, as in scripts that write no spaces.</summary>
    private static int WithoutAddress(string text, int from, int length)
    {
        if (!text.AsSpan(from + length).StartsWith("://")) return length;
        foreach (var scheme in (ReadOnlySpan<string>)["https", "http"])
        {
            var rest = length - scheme.Length;
            if (rest > 0 && LinkScan.At(text, from + rest) is { Kind: PostTokenKind.Link }) return TagName.Length(text.AsSpan(from, rest));
        }
        return length;
    }
}
