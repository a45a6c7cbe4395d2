using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>Whose address a link in a mail would confirm. The link is not used up.</summary>
public sealed class FindNewcomer(Database database, TimeProvider clock)
{
    /// <returns>The person and the address; null for a link that is void.</returns>
    public Task<(User User, string Email)?> RunAsync(string text, CancellationToken ct) =>
        database.ReadAsync<(User, string)?>(
            async db =>
            {
                if (await MailToken.PeekAsync<ConfirmLink>(db, text, clock.Milliseconds()) is not { } token) return null;
                var user = await db.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.account_id = @Id", new { Id = token.AccountId.Value });
                return user is null ? null : (user, token.Email);
            },
            ct);
}
