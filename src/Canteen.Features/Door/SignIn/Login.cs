using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignIn;

/// <summary>What somebody types to say who they are: a handle, with or without the @, or an e-mail address.</summary>
public readonly record struct Login
{
    // An e-mail address has at most 254 characters.
    private const int MaxLength = 300;

    private const string ByHandle = User.Sql + " WHERE a.handle_key = @Key AND a.domain = ''";

    // Until an address is confirmed, several people may have typed it. The newest of them is the most likely to return. One statement,
    // because a second one for unconfirmed addresses would reveal by its timing which those are.
    private const string ByEmail = User.Sql +
        """
         WHERE u.account_id = (
            SELECT account_id FROM (
                SELECT account_id, 0 AS place FROM users WHERE email_key = @Key
                UNION ALL
                SELECT account_id, 1 AS place FROM users WHERE lower(email) = @Key AND confirmed_at IS NULL) AS known
            ORDER BY place, account_id DESC LIMIT 1)
        """;

    private Login(string key) => Key = key;

    /// <summary>
    /// The key that people are found by and guesses are counted by. Names that are typed differently but find the same account have the
    /// same key.
    /// </summary>
    public string Key { get; }

    public static Login Of(string typed) => new(typed.Length > MaxLength ? "" : typed.Trim().ToLowerInvariant().TrimStart('@'));

    internal Task<User?> FindAsync(ReadSession db) =>
        db.FirstOrDefaultAsync<User>(Key.Contains('@', StringComparison.Ordinal) ? ByEmail : ByHandle, new { Key });
}
