using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Canteen.Domain;

/// <summary>
/// The last part of an invitation link: twelve letters and digits, short enough to read out, and therefore not a
/// <see cref="Secret{TKind}"/>. The member who made it can look it up again, so it is stored unhashed.
/// </summary>
public readonly record struct InviteCode
{
    private const int Length = 12;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private InviteCode(string text) => Text = text;

    public string Text { get; }

    public static InviteCode New() => new(RandomNumberGenerator.GetString(Characters, Length));

    public static bool TryParse([NotNullWhen(true)] string? text, out InviteCode code)
    {
        var fits = text is { Length: Length } && text.All(char.IsAsciiLetterOrDigit);
        code = fits ? new(text!) : default;
        return fits;
    }

    public override string ToString() => Text;
}
