using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Canteen.Domain;

/// <summary>What a secret is for: <see cref="AccessToken"/>, <see cref="BrowserSession"/> and others.</summary>
public interface ISecretKind
{
    /// <summary>The first characters of every secret of this kind; no other kind has the same prefix.</summary>
    static abstract string Prefix { get; }
}

/// <summary>
/// 256 random bits after the prefix of their kind. Secrets of different kinds are different types, and the text of one kind cannot be
/// parsed as another, so a secret is never even tried for a purpose it was not made for.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "The kind has to be named where one is made or read.")]
public readonly record struct Secret<TKind> where TKind : ISecretKind
{
    private const int RandomLength = 43;

    private readonly string? _text;

    private Secret(string text) => _text = text;

    public static Secret<TKind> New() => new(TKind.Prefix + Nonce.New());

    /// <summary>True for the prefix of this kind followed by 43 characters of base64url.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Secret<TKind> secret)
    {
        var fits = text is not null && text.Length == TKind.Prefix.Length + RandomLength
            && text.StartsWith(TKind.Prefix, StringComparison.Ordinal)
                && text.AsSpan(TKind.Prefix.Length).IndexOfAnyExcept(Nonce.Characters) < 0;
        secret = fits ? new(text!) : default;
        return fits;
    }

    /// <summary>The secret itself, for the person or program it is made for. It can be put into an address without escaping.</summary>
    /// <exception cref="InvalidOperationException">This is the default value: nothing was parsed.</exception>
    public string Text => _text ?? throw new InvalidOperationException("There is no secret here: the text was none of this kind.");

    /// <summary>
    /// What the database stores: SHA-256 of the text including its prefix, in lower-case hex. No salt, because the secrets are random and
    /// long.
    /// </summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Only the prefix, so that a secret is not logged by mistake.</summary>
    public override string ToString() => TKind.Prefix + "...";
}

/// <summary>Unique random text that need not be kept secret.</summary>
public static class Nonce
{
    internal static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>43 characters of base64url: 256 bits.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
