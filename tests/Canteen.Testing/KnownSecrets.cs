using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Testing;

/// <summary>What is slow to make on purpose, made once for all tests: a password's hash and a pair of keys.</summary>
internal static class KnownSecrets
{
    public const string Password = "correct horse battery staple";

    public static readonly string PasswordHash = new PasswordHasher<object>().HashPassword(new object(), Password);

    public static readonly (string Public, string Private) Keys = MakeKeys();

    private static (string Public, string Private) MakeKeys()
    {
        using var rsa = RSA.Create(2048);
        return (rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportPkcs8PrivateKeyPem());
    }
}
