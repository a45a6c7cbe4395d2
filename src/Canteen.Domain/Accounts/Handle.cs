using System.Diagnostics.CodeAnalysis;

namespace Canteen.Domain;

/// <summary>
/// The name after the @ of a local account: 1 to 30 ASCII letters, digits and underscores. Case is kept, but ignored in comparisons.
/// </summary>
public readonly record struct Handle
{
    public const int MaxLength = 30;

    private Handle(string text) => Text = text;

    /// <summary>As its owner writes it.</summary>
    public string Text { get; }

    /// <summary>Two handles are the same if their keys are.</summary>
    public string Key => Text.ToLowerInvariant();

    public static bool TryParse([NotNullWhen(true)] string? text, out Handle handle)
    {
        handle = default;
        if (text is not { Length: > 0 and <= MaxLength } || !text.All(IsAllowed)) return false;
        handle = new(text);
        return true;
    }

    public bool Equals(Handle other) => Key == other.Key;
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Text;

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
