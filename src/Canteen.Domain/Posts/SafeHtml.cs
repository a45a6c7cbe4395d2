namespace Canteen.Domain;

/// <summary>
/// HTML that may go into a page as it is. Only who knows that it is safe makes it: our own renderer, of typed text, and what reads back
/// what that made. HTML from another server is a plain string until a sanitiser has made one of these of it.
/// </summary>
public readonly record struct SafeHtml
{
    private readonly string? _html;

    internal SafeHtml(string html) => _html = html;

    public int Length => ToString().Length;

    /// <summary>For the one place that reads back what <see cref="PostText.ToHtml"/> made; see <c>PostWords</c> in Canteen.Core.</summary>
    public static SafeHtml ReadBack(string html) => new(html);

    public override string ToString() => _html ?? "";
}
