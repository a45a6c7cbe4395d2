using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>Whether there is a place for somebody new: their invitation is good, and the handle they want is free.</summary>
internal static class SignUpAvailability
{
    /// <summary>After this an account that was never confirmed gives its handle back to the next who asks for it.</summary>
    private const long KeptUnconfirmed = 7L * 24 * 60 * 60 * 1000;

    public static readonly Fault InviteNeeded = Fault.Forbidden("This invitation has been used up or has expired. Please ask for a new one.");
    public static readonly Fault HandleTaken = Fault.Invalid([new FieldFault("username", "ERR_TAKEN", "Username is already taken")]);

    /// <summary>Looks, and takes nothing.</summary>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <returns>What is in the way; null when nothing is.</returns>
    public static async Task<Fault?> RefusalAsync(ReadSession db, Handle handle, string inviteCode, long now)
    {
        if (inviteCode.Length > 0 && !(InviteCode.TryParse(inviteCode, out var code) && await InviteGate.IsOpenAsync(db, code, now))) return InviteNeeded;
        var taken = await db.ScalarAsync<long>(
            """
            SELECT count(*) FROM accounts a LEFT JOIN users u ON u.account_id = a.id
            WHERE a.handle_key = @Key AND a.domain = '' AND (u.confirmed_at IS NOT NULL OR u.created_at IS NULL OR u.created_at >= @Old)
            """,
            new { handle.Key, Old = now - KeptUnconfirmed });
        return taken > 0 ? HandleTaken : null;
    }

    /// <summary>Takes a handle back from an account that was never confirmed.</summary>
    public static async Task FreeHandleAsync(WriteTransaction tx, Handle handle)
    {
        var stale = await tx.ScalarAsync<long?>(
            """
            SELECT u.account_id FROM users u JOIN accounts a ON a.id = u.account_id
            WHERE a.handle_key = @Key AND a.domain = '' AND u.confirmed_at IS NULL AND u.created_at < @Old
            """,
            new { handle.Key, Old = tx.Now - KeptUnconfirmed });
        if (stale is not null) await NewcomerRows.DeleteAsync(tx, new(stale.Value));
    }
}
