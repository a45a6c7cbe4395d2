using System.Security.Cryptography;
using System.Text;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// What is kept of a work address, and of the code that was mailed to it. An address is easy to guess, so its hash is slow on purpose.
/// </summary>
internal static class WorkAddress
{
    private const int Rounds = 100_000;
    private const int Digits = 8;

    public static readonly TimeSpan CodeLasts = TimeSpan.FromHours(24);

    public const int Tries = 5;

    /// <summary>The same for all spellings that come to one mailbox.</summary>
    public static string Hash(EmailAddress address) => Convert.ToHexStringLower(
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(address.Mailbox), "canteen work address"u8, Rounds, HashAlgorithmName.SHA256, 32));

    public static string NewCode() => RandomNumberGenerator.GetString("0123456789", Digits);

    /// <summary>As a mail shows it: in two halves.</summary>
    public static string Spaced(string code) => $"{code[..(Digits / 2)]} {code[(Digits / 2)..]}";

    /// <summary>Of the digits alone, whatever was typed between them.</summary>
    public static string HashCode(AccountId who, string typed) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{who} {string.Concat(typed.Where(char.IsAsciiDigit))}")));
}
