using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>Whose address a link in a mail would confirm. The link is not used up.</summary>
public sealed class FindNewcomer(Database database, TimeProvider clock)
{
    /// <param name="browser">The secret of <see cref="KnownBrowserCookie"/>.</param>
    /// <returns>Null for a link that is void.</returns>
    public Task<Newcomer?> RunAsync(string text, Secret<KnownBrowser>? browser, CancellationToken ct) =>
        database.ReadAsync(db => Newcomer.FindAsync(db, text, browser, clock.Milliseconds()), ct);
}

/// <param name="Email">The address that the link was sent to.</param>
/// <param name="SignedUpHere">They signed up with this browser.</param>
public sealed record Newcomer(User User, string Email, bool SignedUpHere)
{
    internal static async Task<Newcomer?> FindAsync(ReadSession db, string text, Secret<KnownBrowser>? browser, long now)
    {
        if (await MailToken.PeekAsync<ConfirmLink>(db, text, now) is not { } token) return null;
        var user = await db.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.account_id = @Id", new { Id = token.AccountId.Value });
        if (user is null) return null;
        return new(user, token.Email, await KnownBrowserRows.FindAsync(db, browser, user.AccountId, now) is not null);
    }
}
