using System.Text.RegularExpressions;
using Canteen.Core.Posts;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>What posts say, as far as one can count it.</summary>
internal static partial class SaidWords
{
    private static readonly char[] Closing = ['"', '\'', ')', ']', '”', '’', '»', '!', '.', '…'];

    private static readonly char[] QuestionMarks = ['?', '？', '؟', '⁇', '‽'];

    /// <summary>A sentence in it ends with a question mark; those in addresses do not count.</summary>
    public static bool Asks(PostView post) => Words(post).Any(IsAsked);

    /// <summary>How many words it has, without hashtags, mentions and links.</summary>
    public static int Count(PostView post) => Words(post).Count(word => word[0] is not ('#' or '@'));

    public static IReadOnlyList<string> Links(PostView post) => LinkAddress.FindIn(Text(post));

    /// <summary>As typed; of another server's post, its HTML without the tags.</summary>
    public static string Text(PostView post) => post.Typed ?? Tag().Replace(post.Html.ToString(), " ");

    private static bool IsAsked(string word) =>
        word.TrimEnd(Closing) is { Length: > 0 } asked && Array.IndexOf(QuestionMarks, asked[^1]) >= 0;

    private static IEnumerable<string> Words(PostView post) =>
        Text(post).Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.Contains("://", StringComparison.Ordinal) && word.Any(IsSaid));

    private static bool IsSaid(char letter) => char.IsLetterOrDigit(letter) || Array.IndexOf(QuestionMarks, letter) >= 0;

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
