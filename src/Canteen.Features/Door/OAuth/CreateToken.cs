using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>The operator makes a token for a script; it belongs to no app.</summary>
public sealed class CreateToken(Database database)
{
    /// <param name="handle">With or without the @.</param>
    /// <param name="scopes">Separated by spaces: <c>read write</c>.</param>
    /// <returns>The secret, which cannot be shown again. 404 if there is no such local account; 422 for an unknown scope.</returns>
    public async Task<Outcome<Secret<AccessToken>>> RunAsync(string handle, string scopes, CancellationToken ct)
    {
        if (!Handle.TryParse(handle.TrimStart('@'), out var name)) return Fault.NotFound;
        var wanted = ScopeSet.Parse(scopes);
        if (!wanted.Names.Any() || !OAuthScopes.AreKnown(wanted))
            return Fault.Invalid("Validation failed: Scopes must be among those that apps can ask for");
        return await database.WriteAsync<Outcome<Secret<AccessToken>>>(
            async tx =>
            {
                var account = await tx.ScalarAsync<long?>(
                    "SELECT u.account_id FROM users u JOIN accounts a ON a.id = u.account_id WHERE a.handle_key = @Key AND a.domain = ''",
                    new { name.Key });
                if (account is null) return Fault.NotFound;
                return (await IssuedToken.IssueAsync(tx, null, new AccountId(account.Value), wanted)).Secret;
            },
            ct);
    }
}
