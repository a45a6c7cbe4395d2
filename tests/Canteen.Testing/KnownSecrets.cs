using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Canteen.Testing;

/// <summary>What is deliberately slow to make, made once for all tests: the hash of a password and a pair of keys.</summary>
internal static class KnownSecrets
{
    public const string Password = "correct horse battery staple";

    /// <summary>A hundredth of what a real server uses, because the tests sign in hundreds of times.</summary>
    public const int HashRounds = 1000;

    public static readonly string PasswordHash = MakeHash();

    public static readonly (string Public, string Private) Keys = MakeKeys();

    private static string MakeHash()
    {
        var hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = HashRounds }));
        return hasher.HashPassword(new object(), Password);
    }

    private static (string Public, string Private) MakeKeys()
    {
        using var rsa = RSA.Create(2048);
        return (rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportPkcs8PrivateKeyPem());
    }
}
