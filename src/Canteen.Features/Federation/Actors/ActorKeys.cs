using System.Security.Cryptography;
using Canteen.Storage;

namespace Canteen.Features.Federation.Actors;

/// <summary>
/// The key pairs that actors sign with: RSA, 2048 bits, made when first asked for. Two concurrent requests get the same pair.
/// </summary>
public sealed class ActorKeys(Database database)
{
    private const int Bits = 2048;
    private const string ServerKey = "server_key";

    /// <returns>The public key, in PEM.</returns>
    public async Task<string> PublicPemAsync(AccountId account, CancellationToken ct)
    {
        const string Find = "SELECT public_pem FROM account_keys WHERE account_id = @account";
        if (await database.ReadAsync(db => db.FirstOrDefaultAsync<string>(Find, new { account }), ct) is { } known) return known;
        using var rsa = RSA.Create(Bits);
        var (made, secret) = (rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportPkcs8PrivateKeyPem());
        return await database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync(
                    "INSERT INTO account_keys (account_id, public_pem, private_pem) VALUES (@account, @made, @secret) ON CONFLICT DO NOTHING",
                    new { account, made, secret });
                return (await tx.FirstOrDefaultAsync<string>(Find, new { account }))!;
            },
            ct);
    }

    /// <summary>The same for the server's own actor, which has no account.</summary>
    public async Task<string> ServerPublicPemAsync(CancellationToken ct)
    {
        const string Find = "SELECT value FROM settings WHERE name = @ServerKey";
        var known = await database.ReadAsync(db => db.FirstOrDefaultAsync<string>(Find, new { ServerKey }), ct);
        return PublicHalf(known ?? await MakeServerKeyAsync(Find, ct));
    }

    private async Task<string> MakeServerKeyAsync(string find, CancellationToken ct)
    {
        using var rsa = RSA.Create(Bits);
        var secret = rsa.ExportPkcs8PrivateKeyPem();
        return await database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync(
                    "INSERT INTO settings (name, value) VALUES (@ServerKey, @secret) ON CONFLICT DO NOTHING", new { ServerKey, secret });
                return (await tx.FirstOrDefaultAsync<string>(find, new { ServerKey }))!;
            },
            ct);
    }

    private static string PublicHalf(string secret)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(secret);
        return rsa.ExportSubjectPublicKeyInfoPem();
    }
}
