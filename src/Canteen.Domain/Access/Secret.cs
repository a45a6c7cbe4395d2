using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Canteen.Domain;

/// <summary>Tokens, codes and client secrets: 256 random bits, and the hash under which the database knows them.</summary>
public static class Secret
{
    /// <summary>43 characters of base64url.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in lower-case hex. No salt: the secrets are random and long.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
