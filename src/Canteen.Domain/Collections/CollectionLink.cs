using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Canteen.Domain;

/// <summary>
/// The last part of a collection's secret address: 24 letters and digits, which nobody can guess. Its owner can look it up again, so it is
/// stored unhashed and is not a <see cref="Secret{TKind}"/>.
/// </summary>
public readonly record struct CollectionLink
{
    private const int Length = 24;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private CollectionLink(string text) => Text = text;

    public string Text { get; }

    public static CollectionLink New() => new(RandomNumberGenerator.GetString(Characters, Length));

    public static bool TryParse([NotNullWhen(true)] string? text, out CollectionLink link)
    {
        var fits = text is { Length: Length } && text.All(char.IsAsciiLetterOrDigit);
        link = fits ? new(text!) : default;
        return fits;
    }

    public override string ToString() => Text;
}
