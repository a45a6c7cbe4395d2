namespace Canteen.Domain;

public enum PostTokenKind { Plain, Mention, Hashtag, Link }

/// <summary>A piece of a post's text. All tokens together, in order, make up the whole text.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Name">
/// Mention: the handle as typed. Hashtag: the folded name, see <see cref="TagName"/>. Link: the address in ASCII, for programs.
/// </param>
/// <param name="Domain">Mention: the domain as typed; empty if there was none.</param>
public readonly record struct PostToken(PostTokenKind Kind, string Text, string Name = "", string Domain = "");

/// <summary>Somebody mentioned: handle and domain in lower case; the domain is empty for local people.</summary>
public readonly record struct MentionName(string Handle, string Domain)
{
    public static MentionName Of(string handle, string domain) => new(handle.ToLowerInvariant(), domain.ToLowerInvariant());
}

/// <summary>A hashtag in a text: the name it is found under, and how it was written.</summary>
public readonly record struct TagUse(string Name, string Display)
{
    /// <summary>It is written with capitals, so that a screen reader can tell the words apart.</summary>
    public bool HasCapitals => Display.EnumerateRunes().Any(System.Text.Rune.IsUpper);
}
