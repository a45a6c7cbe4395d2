using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>Whether somebody new can sign up: their invitation is valid, and the handle that they want is free.</summary>
internal static class SignUpAvailability
{
    /// <summary>
    /// After this time, in milliseconds, an account that was never confirmed loses its handle to the next person who asks for it.
    /// </summary>
    private const long KeptUnconfirmed = 7L * 24 * 60 * 60 * 1000;

    public static readonly Fault InviteNeeded = Fault.Forbidden(
        "This invitation has expired or been used up. Please ask for a new one.");
    public static readonly Fault HandleTaken = Fault.Invalid([new FieldFault("username", "ERR_TAKEN", "Username is already taken")]);

    /// <summary>Checks, but reserves nothing.</summary>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <returns>The reason for a refusal; null if there is none.</returns>
    public static async Task<Fault?> RefusalAsync(ReadSession db, Handle handle, string inviteCode, long now)
    {
        if (inviteCode.Length > 0 && !(InviteCode.TryParse(inviteCode, out var code) && await InviteGate.IsOpenAsync(db, code, now)))
            return InviteNeeded;
        var taken = await db.ScalarAsync<long>(
            """
            SELECT count(*) FROM accounts a LEFT JOIN users u ON u.account_id = a.id
            WHERE a.handle_key = @Key AND a.domain = '' AND (u.confirmed_at IS NOT NULL OR u.created_at IS NULL OR u.created_at >= @Old)
            """,
            new { handle.Key, Old = now - KeptUnconfirmed });
        return taken > 0 ? HandleTaken : null;
    }

    /// <summary>Frees a handle that an account has held for too long without being confirmed.</summary>
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
