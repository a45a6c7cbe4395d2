using System.Globalization;

namespace Canteen.Server.Configuration;

/// <summary>The environment variables. An empty one counts as not set.</summary>
internal sealed class Variables(Func<string, string?> read, Func<IEnumerable<string>> known)
{
    public static readonly Variables OfProcess =
        new(Environment.GetEnvironmentVariable, () => Environment.GetEnvironmentVariables().Keys.Cast<string>());

    public string? Text(string name) => read(name) is { Length: > 0 } value ? value : null;

    /// <summary>All variables with this prefix and their values.</summary>
    public Dictionary<string, string> StartingWith(string prefix) =>
        known().Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && Text(n) is not null)
            .ToDictionary(n => n, n => Text(n)!, StringComparer.Ordinal);

    /// <exception cref="SettingException">It is not a whole number within the limits.</exception>
    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        throw new SettingException($"{name} must be a whole number from {least} to {most}, not '{text}'.");
    }

    /// <exception cref="SettingException">It is neither on nor off.</exception>
    public bool Switch(string name, bool otherwise) => Text(name)?.ToLowerInvariant() switch
    {
        null => otherwise,
        "on" or "true" or "yes" or "1" => true,
        "off" or "false" or "no" or "0" => false,
        var text => throw new SettingException($"{name} must be on or off, not '{text}'."),
    };

    /// <exception cref="SettingException">It is not one of the names.</exception>
    public T Choice<T>(string name, T otherwise) where T : struct, Enum
    {
        if (Text(name) is not { } text) return otherwise;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value)) return value;
        var names = string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();
        throw new SettingException($"{name} must be one of {names}, not '{text}'.");
    }
}
