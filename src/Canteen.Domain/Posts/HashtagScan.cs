namespace Canteen.Domain;

/// <summary><c>#name</c> at the start, or after a space or a mark that cannot be part of an address or a number.</summary>
internal static class HashtagScan
{
    /// <summary>The token at <paramref name="at"/>, plain for what only looks like one, or null.</summary>
    public static PostToken? At(string text, int at)
    {
        var before = PostTokenizer.Before(text, at);
        if (before.Value is '/' or '=' or '&' or ')' || TagName.IsWord(before)) return null;
        var to = at + 1;
        var end = to;
        foreach (var rune in text.AsSpan(to).EnumerateRunes())
        {
            if (!TagName.IsInside(rune)) break;
            to += rune.Utf16SequenceLength;
            if (TagName.IsWord(rune)) end = to;
        }
        if (end == at + 1) return null;
        var whole = text[at..end];
        return TagName.TryParse(whole, out var name)
            ? new(PostTokenKind.Hashtag, whole, name)
            : new(PostTokenKind.Plain, whole);
    }
}
