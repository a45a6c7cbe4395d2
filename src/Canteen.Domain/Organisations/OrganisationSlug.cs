using System.Diagnostics.CodeAnalysis;

namespace Canteen.Domain;

/// <summary>The last part of the address of an organisation's page: 2 to 40 small letters, digits and single hyphens.</summary>
public readonly record struct OrganisationSlug
{
    public const int MaxLength = 40;

    public static readonly Fault Wrong = Fault.Invalid(
        [
            new FieldFault(
                "slug", "ERR_INVALID", "Address should be 2 to 40 small letters, digits and hyphens, such as hollow-hill-hospital"),
        ]);

    private static readonly string[] Reserved = ["new", "invitation", "staff"];

    private readonly string? _text;

    private OrganisationSlug(string text) => _text = text;

    public string Text => _text ?? "";

    public static bool TryParse([NotNullWhen(true)] string? typed, out OrganisationSlug slug)
    {
        slug = default;
        var text = (typed ?? "").Trim().ToLowerInvariant();
        if (text.Length is < 2 or > MaxLength || text[0] == '-' || text[^1] == '-' || Reserved.Contains(text)) return false;
        if (text.Contains("--", StringComparison.Ordinal) || !text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            return false;
        slug = new(text);
        return true;
    }

    public override string ToString() => Text;
}
