using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Approvals;

/// <summary>A moderator approves somebody who is waiting.</summary>
public sealed class ApprovePerson(Database database, ApprovalMails mails)
{
    /// <returns>404 for anybody but staff, and for somebody who is not waiting.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, AccountId person, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsStaffAsync(tx, me) || await Waiting.FindAsync(tx, person) is not { } user) return Fault.NotFound;
                await tx.ExecuteAsync("UPDATE users SET approved_at = @Now WHERE account_id = @Id", new { tx.Now, Id = person.Value });
                await tx.AnnounceAsync(new AccountAdmitted(person));
                await mails.Welcome(user).SendAsync(tx);
                return Done.It;
            },
            ct);
}
