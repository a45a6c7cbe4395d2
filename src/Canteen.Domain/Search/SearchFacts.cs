using System.Globalization;

namespace Canteen.Domain;

/// <summary>Names of what can hold of a document besides its words. They are stored: a new name needs the index built anew.</summary>
public static class SearchFacts
{
    public const string Link = "has_link", Media = "has_media", Image = "has_image", Video = "has_video", Audio = "has_audio";
    public const string Poll = "has_poll", Reply = "is_reply", Sensitive = "is_sensitive";

    public static string From(AccountId author) => Of("from", author);

    public static string Mentions(AccountId account) => Of("mentions", account);

    /// <summary>It answers a post of theirs.</summary>
    public static string To(AccountId account) => Of("to", account);

    /// <param name="code">As posts have it; of <c>en-GB</c> the language counts.</param>
    public static string Language(string code) =>
        "language_" + string.Concat(code.Split('-', '_')[0].Where(char.IsAsciiLetter)).ToLowerInvariant();

    /// <param name="name">Folded.</param>
    public static string Tag(string name) => "tag_" + name;

    /// <summary>What somebody does: one for each word of their job title and their profession.</summary>
    public static IEnumerable<string> Role(string words) => Each("role", words);

    public static IEnumerable<string> Profession(string words) => Each("profession", words);

    public static IEnumerable<string> Organisation(string words) => Each("organisation", words);

    private static IEnumerable<string> Each(string kind, string words) =>
        SearchWords.Of(words).Select(word => $"{kind}_{EnglishStem.Of(word)}");

    private static string Of(string kind, AccountId account) => string.Create(CultureInfo.InvariantCulture, $"{kind}_{account.Value:x}");
}
