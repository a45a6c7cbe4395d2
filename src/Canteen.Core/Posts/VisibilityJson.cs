namespace Canteen.Core.Posts;

/// <summary>The names of visibilities in Mastodon's API: public, unlisted, private, direct.</summary>
public static class VisibilityJson
{
    private static readonly string[] Names = ["public", "unlisted", "private", "direct"];

    public static string Name(Visibility visibility) => Names[(int)visibility];

    /// <summary>Null where <paramref name="name"/> is none of the four.</summary>
    public static Visibility? Parse(string? name) => Array.IndexOf(Names, name) is var at and >= 0 ? (Visibility)at : null;
}
