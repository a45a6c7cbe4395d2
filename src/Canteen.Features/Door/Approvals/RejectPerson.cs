using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Approvals;

/// <summary>A moderator rejects somebody who is waiting. Everything they gave us is deleted, and the handle is free again.</summary>
public sealed class RejectPerson(Database database, ApprovalMails mails)
{
    /// <returns>404 for anybody but staff, and for somebody who is not waiting.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, AccountId person, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsStaffAsync(tx, me) || await Waiting.FindAsync(tx, person) is not { } user) return Fault.NotFound;
                await NewcomerRows.DeleteAsync(tx, person);
                await mails.Sorry(user).SendAsync(tx);
                return Done.It;
            },
            ct);
}
