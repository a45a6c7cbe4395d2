using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Canteen.Domain;

/// <summary>A person's e-mail address. Only a mail can show whether it is really theirs.</summary>
public readonly record struct EmailAddress
{
    private const int MaxLength = 254;
    private static readonly IdnMapping Names = new();

    private EmailAddress(string text) => Text = text;

    /// <summary>As typed, without surrounding space.</summary>
    public string Text { get; }

    /// <summary>Two addresses are the same if their keys are: hardly any mail server distinguishes capitals.</summary>
    public string Key => Text.ToLowerInvariant();

    /// <summary>
    /// The mailbox that mail probably ends up in; used only to count mails. Many servers ignore what follows a plus sign, some ignore dots.
    /// Where a server does not, two people share a count.
    /// </summary>
    public string Mailbox
    {
        get
        {
            var at = Key.LastIndexOf('@');
            var (name, host) = (Key[..at].Normalize(NormalizationForm.FormKC), Key[(at + 1)..]);
            var plain = name.Split('+')[0].Replace(".", "", StringComparison.Ordinal);
            return $"{(plain.Length > 0 ? plain : name)}@{Ascii(host)}";
        }
    }

    /// <summary>Accepts only <c>name@host</c>: no display name, no comment, no quoted name, no control character.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress address)
    {
        address = default;
        var trimmed = text?.Trim();
        if (trimmed is not { Length: > 2 and <= MaxLength } || trimmed.Any(IsForbidden)) return false;
        if (!MailAddress.TryCreate(trimmed, out var parsed) || parsed.Address != trimmed) return false;
        if (parsed.Host.StartsWith('.') || parsed.Host.EndsWith('.') || parsed.Host.Contains("..", StringComparison.Ordinal)) return false;
        address = new(trimmed);
        return true;
    }

    public bool Equals(EmailAddress other) => Key == other.Key;
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Text;

    // A host can be spelt in two ways, bücher.example and xn--bcher-kva.example.
    private static string Ascii(string host)
    {
        try
        {
            return Names.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    private static bool IsForbidden(char c) =>
        char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c)
            || c is '<' or '>' or '(' or ')' or '"' or ',' or ';' or ':' or '\\';
}
