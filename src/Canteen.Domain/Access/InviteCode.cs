using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Canteen.Domain;

/// <summary>
/// What an invitation's link ends in: twelve letters and digits, short enough to be read out, and so nothing that a <see cref="Secret{TKind}"/>
/// could be. Its member may look at it again, so it is kept as it is.
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
