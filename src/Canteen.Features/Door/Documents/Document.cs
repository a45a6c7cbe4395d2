namespace Canteen.Features.Door.Documents;

/// <summary>A public page whose text the operator may write.</summary>
/// <param name="Name">As it is stored; also the name of the file with the default text.</param>
/// <param name="Title">In English: the key of the resource.</param>
/// <param name="Link">The title in short, for links; likewise.</param>
public sealed record Document(string Name, string Path, string Title, string Link)
{
    public const int MaxLength = 40_000;

    public static readonly Document About = new("about", "/about", "About this server", "About");
    public static readonly Document Conduct = new("conduct", "/code-of-conduct", "Code of conduct", "Code of conduct");
    public static readonly Document Privacy = new("privacy", "/privacy-policy", "Privacy policy", "Privacy");
    public static readonly Document Terms = new("terms", "/terms-of-service", "Terms of service", "Terms");

    public static readonly Document Accessibility =
        new("accessibility", "/accessibility", "Accessibility statement", "Accessibility");

    /// <summary>In the order of the links.</summary>
    public static IReadOnlyList<Document> All { get; } = [About, Conduct, Privacy, Terms, Accessibility];

    /// <summary>Null, or why a text cannot be stored.</summary>
    public static Fault? Problem(string text)
    {
        if (PlainText.IsBlank(text)) return Fault.Invalid([new("text", "ERR_BLANK", "The text can't be empty")]);
        if (text.Length > MaxLength)
            return Fault.Invalid([new("text", "ERR_TOO_LONG", $"The text is too long (maximum is {MaxLength:N0} characters)")]);
        return MarkdownHtml.Render(text) is null
            ? Fault.Invalid([new("text", "ERR_INVALID", "The lists or quotations in this text are nested too deeply")])
            : null;
    }
}
