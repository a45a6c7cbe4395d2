namespace Canteen.Features.Platform.Posts;

/// <summary>What audiences are called on pages: the same wherever one chooses or reads who can read a post.</summary>
internal static class AudienceWords
{
    public const string Followers = "Followers only";
    public const string Mentioned = "Mentioned people only";
    public const string Unlisted = "Unlisted";

    /// <summary>Nobody can guess it from the word.</summary>
    public const string UnlistedHint = "Unlisted posts aren't shown on Everyone or on hashtag pages.";

    /// <summary>What one can choose from, the widest first.</summary>
    public static readonly IReadOnlyList<(Visibility Visibility, string Words)> Choices =
    [
        (Visibility.Public, "Everyone"), (Visibility.Unlisted, "Everyone, unlisted"), (Visibility.Followers, Followers),
        (Visibility.Mentioned, Mentioned),
    ];
}
