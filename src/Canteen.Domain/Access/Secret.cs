using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Canteen.Domain;

/// <summary>What a secret is good for: <see cref="AccessToken"/>, <see cref="BrowserSession"/> and the others beside them.</summary>
public interface ISecretKind
{
    /// <summary>How the text of every secret of this kind begins; no other kind's begins so.</summary>
    static abstract string Prefix { get; }
}

/// <summary>
/// 256 random bits behind the prefix of their kind. Secrets of different kinds are different types, and a text of one kind is none of
/// another: so what opens one door is not even tried at the next.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "The kind has to be named where one is made or read.")]
public readonly record struct Secret<TKind> where TKind : ISecretKind
{
    private const int RandomLength = 43;

    private readonly string? _text;

    private Secret(string text) => _text = text;

    public static Secret<TKind> New() => new(TKind.Prefix + Nonce.New());

    /// <summary>True for the prefix of this kind and 43 characters of base64url behind it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Secret<TKind> secret)
    {
        var fits = text is not null && text.Length == TKind.Prefix.Length + RandomLength
            && text.StartsWith(TKind.Prefix, StringComparison.Ordinal) && text.AsSpan(TKind.Prefix.Length).IndexOfAnyExcept(Nonce.Characters) < 0;
        secret = fits ? new(text!) : default;
        return fits;
    }

    /// <summary>For whom it is made. It can stand in an address as it is.</summary>
    /// <exception cref="InvalidOperationException">The default value: nothing was parsed.</exception>
    public string Text => _text ?? throw new InvalidOperationException("There is no secret here: the text was none of this kind.");

    /// <summary>What the database knows: SHA-256 in lower-case hex, of prefix and all. No salt: the secrets are random and long.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Its kind alone, so that none is written into a log by mistake.</summary>
    public override string ToString() => TKind.Prefix + "...";
}

/// <summary>Random text that nobody has had before, where it need not be kept from anyone.</summary>
public static class Nonce
{
    internal static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>43 characters of base64url: 256 bits.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
