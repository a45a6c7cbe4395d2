namespace Canteen.Domain;

/// <summary>A feed that somebody reads beside others: which kind, and of what.</summary>
/// <param name="Kind">The word with which a room offers it: <c>home</c>, <c>list</c>.</param>
/// <param name="Of">Of a kind that there are many of, which: the id of a list, a hashtag. Empty for others.</param>
public sealed record Column(string Kind, string Of = "")
{
    /// <summary>How many somebody may have.</summary>
    public const int Most = 6;

    private const int LongestKind = 20, LongestOf = 256;

    /// <summary>What they are for somebody who has not chosen any.</summary>
    public static readonly IReadOnlyList<Column> Usual = [new("home"), new("notifications")];

    /// <param name="text">As <see cref="ToString"/> writes it: <c>home</c>, <c>list:12</c>.</param>
    public static Column? Parse(string text)
    {
        var parts = text.Split(':', 2);
        var (kind, of) = (parts[0], parts.Length > 1 ? parts[1] : "");
        return kind.Length is > 0 and <= LongestKind && of.Length <= LongestOf && kind.All(char.IsAsciiLetterLower) ? new(kind, of) : null;
    }

    public override string ToString() => Of.Length > 0 ? $"{Kind}:{Of}" : Kind;
}
