using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;

namespace Canteen.Domain;

/// <summary>Where a person gets mail. Whether it is theirs, only a mail can tell.</summary>
public readonly record struct EmailAddress
{
    private const int MaxLength = 254;

    private EmailAddress(string text) => Text = text;

    /// <summary>As typed, without the space around it.</summary>
    public string Text { get; }

    /// <summary>Two addresses are the same when their keys are: hardly any server tells capitals apart.</summary>
    public string Key => Text.ToLowerInvariant();

    /// <summary>Accepts <c>name@host</c> and nothing around it: no display name, no comment, no quoted name, no control character.</summary>
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

    private static bool IsForbidden(char c) =>
        char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || c is '<' or '>' or '(' or ')' or '"' or ',' or ';' or ':' or '\\';
}
