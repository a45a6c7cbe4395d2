using Canteen.Core.Accounts;
using Canteen.Server.Demo;
using Canteen.Storage;

namespace Canteen.Testing;

/// <summary>
/// Puts a confirmed, approved member with an access token into the database, without the slow parts of signing up. Members of the cast get
/// their name and work.
/// </summary>
internal static class Newcomer
{
    /// <returns>The account and the secret of the token.</returns>
    public static Task<(AccountId Id, Secret<AccessToken> Token)> InsertAsync(
        Database database, string handle, string scopes, string role) =>
        database.WriteAsync(
            async tx =>
            {
                var account = tx.NewId<Account>();
                var token = Secret<AccessToken>.New();
                await InsertAccountAsync(tx, account, handle);
                await InsertUserAsync(tx, account, handle, role);
                await AccountWords.UpdateAsync(tx, account);
                await InsertTokenAsync(tx, account, token, scopes);
                await tx.AnnounceAsync(new AccountCreated(account));
                await tx.AnnounceAsync(new AccountAdmitted(account));
                return (account, token);
            },
            CancellationToken.None);

    public static Task InsertTokenAsync(WriteTransaction tx, AccountId account, Secret<AccessToken> token, string scopes) =>
        tx.ExecuteAsync(
            "INSERT INTO tokens (id, token_hash, account_id, scopes, created_at) VALUES (@Id, @Hash, @account, @scopes, @Now)",
            new { Id = tx.NewId<AccessToken>(), token.Hash, account, scopes, tx.Now });

    private static async Task InsertAccountAsync(WriteTransaction tx, AccountId account, string handle)
    {
        var known = Cast.Find(handle);
        await tx.ExecuteAsync(
            """
            INSERT INTO accounts (id, handle, handle_key, display_name, job_title, profession, organisation, created_at)
            VALUES (@account, @handle, @Key, @Name, @JobTitle, @Profession, @Organisation, @Now)
            """,
            new
            {
                account, handle, Key = handle.ToLowerInvariant(), tx.Now, Name = known?.Name ?? "", JobTitle = known?.JobTitle ?? "",
                Profession = known?.Profession ?? "", Organisation = known?.Organisation ?? "",
            });
        await tx.ExecuteAsync(
            "INSERT INTO account_keys (account_id, public_pem, private_pem) VALUES (@account, @Public, @Private)",
            new { account, KnownSecrets.Keys.Public, KnownSecrets.Keys.Private });
    }

    private static Task InsertUserAsync(WriteTransaction tx, AccountId account, string handle, string role)
    {
        var email = $"{handle}@example.org";
        return tx.ExecuteAsync(
            """
            INSERT INTO users (account_id, email, email_key, password_hash, security_stamp, role, confirmed_at, approved_at, created_at)
            VALUES (@account, @email, @Key, @PasswordHash, @Stamp, @role, @Now, @Now, @Now)
            """,
            new { account, email, Key = email.ToLowerInvariant(), KnownSecrets.PasswordHash, Stamp = Nonce.New(), role, tx.Now });
    }
}
