using System.Text.RegularExpressions;

namespace Canteen.Features.Posting.Posts;

/// <summary>The shape of a BCP 47 language tag: <c>en</c>, <c>cy</c>, <c>zh-TW</c>.</summary>
internal static partial class LanguageTag
{
    public static bool IsValid(string? tag) => tag is { Length: <= 16 } && Shape().IsMatch(tag);

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
