namespace Canteen.Core.Posts;

/// <summary>What the words of a row of <c>posts</c> may be taken for: only here <c>text</c> and <c>html</c> get a meaning.</summary>
/// <param name="Typed">What its author typed; null for a post of another server, of which nobody here knows that.</param>
internal readonly record struct PostWords(string? Typed, SafeHtml Html)
{
    /// <summary>
    /// Only of a post of ours is the HTML what our renderer made. That of another server is shown when a sanitiser has seen it, and there
    /// is none yet: whatever stands in such a row, nothing of it is shown.
    /// </summary>
    public static PostWords Of(bool local, string text, string html) => local ? new(text, SafeHtml.ReadBack(html)) : default;
}
