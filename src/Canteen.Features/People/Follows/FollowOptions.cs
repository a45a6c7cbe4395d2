namespace Canteen.Features.People.Follows;

/// <summary>The options of a follow. Null leaves an option as it is; for a new follow it means boosts, no bell, all languages.</summary>
public sealed record FollowOptions(bool? ShowBoosts = null, bool? Notify = null, IReadOnlyList<string>? Languages = null)
{
    private const int MaxLanguages = 50;

    /// <summary>Languages as the database stores them, separated by spaces. An empty list means all.</summary>
    public string? StoredLanguages => Languages is { Count: > 0 } ? string.Join(' ', Languages) : null;

    /// <summary>Null if every language looks like one: <c>en</c>, <c>pt-BR</c>.</summary>
    public Fault? Check() =>
        Languages is null || (Languages.Count <= MaxLanguages && Languages.All(IsLanguage))
            ? null
            : Fault.Invalid("Validation failed: Languages must be language codes such as en or cy");

    private static bool IsLanguage(string code) =>
        code.Length is >= 2 and <= 16 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
