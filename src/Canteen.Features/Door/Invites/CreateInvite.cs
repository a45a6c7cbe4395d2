using Canteen.Core;
using Canteen.Storage;

namespace Canteen.Features.Door.Invites;

/// <summary>
/// A member makes a link with which others may join. Where new members need approval, whoever uses the link is approved by it.
/// </summary>
public sealed class CreateInvite(Database database, CanteenSettings settings)
{
    private const int MostOpen = 50;
    private const long Day = 24 * 60 * 60 * 1000;

    public static readonly int[] UseChoices = [1, 5, 10, 25, 100];
    public static readonly int[] DayChoices = [1, 7, 30, 90];

    /// <param name="maxUses">One of <see cref="UseChoices"/>.</param>
    /// <param name="days">One of <see cref="DayChoices"/>.</param>
    /// <returns>403 if signing up is closed; 422 for other numbers, or if the member has too many open links.</returns>
    public Task<Outcome<InviteCode>> RunAsync(AccountId me, long maxUses, long days, CancellationToken ct)
    {
        if (settings.SignUps == SignUpMode.Closed) return Task.FromResult<Outcome<InviteCode>>(Fault.NotAllowed);
        if (!UseChoices.Contains((int)maxUses) || !DayChoices.Contains((int)days))
            return Task.FromResult<Outcome<InviteCode>>(
                Fault.Invalid("Choose from the lists how many people can use the link and how long it lasts."));
        var code = InviteCode.New();
        return database.WriteAsync<Outcome<InviteCode>>(
            async tx =>
            {
                var open = await tx.ScalarAsync<long>(
                    "SELECT count(*) FROM invites WHERE created_by = @Me AND expires_at > @Now AND uses < max_uses", new { Me = me.Value, tx.Now });
                if (open >= MostOpen) return Fault.Invalid("You have 50 active links. Please delete some of them first.");
                await tx.ExecuteAsync(
                    "INSERT INTO invites (id, code, created_by, max_uses, expires_at, created_at) VALUES (@Id, @Code, @Me, @maxUses, @ExpiresAt, @Now)",
                    new
                    {
                        Id = tx.NewId<Invite>().Value, Code = code.Text, Me = me.Value, maxUses, ExpiresAt = tx.Now + (days * Day),
                        tx.Now
                    });
                return code;
            },
            ct);
    }
}
