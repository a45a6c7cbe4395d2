using System.Globalization;

namespace Canteen.Domain;

/// <summary>The name of another server, as accounts have it: in ASCII and lower case.</summary>
public static class ServerDomain
{
    private const int MaxLength = 253;

    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    /// <param name="text">
    /// As somebody typed it: capitals, white space around it, an @ before it and a dot behind it make no difference.
    /// </param>
    public static bool TryParse(string? text, out string domain)
    {
        domain = "";
        var typed = (text ?? "").Trim().TrimStart('@');
        if (typed.EndsWith('.')) typed = typed[..^1];
        if (typed.Length is 0 or > MaxLength || !typed.Contains('.', StringComparison.Ordinal)) return false;
        try
        {
            domain = Names.GetAscii(typed.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return false;
        }
        // What ends in a number is an address and not a name.
        if (domain.Length <= MaxLength && !domain[(domain.LastIndexOf('.') + 1)..].All(char.IsAsciiDigit)) return true;
        domain = "";
        return false;
    }
}
