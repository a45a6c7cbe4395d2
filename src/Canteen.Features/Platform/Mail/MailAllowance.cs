using Canteen.Features.Platform.Allowances;
using Canteen.Storage;

namespace Canteen.Features.Platform.Mail;

/// <summary>
/// How many mails may be requested by anybody who knows no more than an address: counted by mailbox, over all accounts and purposes. Mails
/// about what has happened to an account are not counted: they need a password or a link first, and nobody may hold them back by using the
/// allowance up.
/// </summary>
public static class MailAllowance
{
    private static readonly Allowance Any = new("mail", 5, TimeSpan.FromHours(2));

    // Counted separately; otherwise signing up in somebody's name would keep them from resetting their password. And whenever it is used
    // up, there is a mail in the mailbox whose link still works: a link is valid for an hour.
    private static readonly Allowance Reset = new("reset mail", 3, TimeSpan.FromHours(1));

    /// <returns>False when this mailbox has had enough for now.</returns>
    public static async Task<bool> TakeAsync(WriteTransaction tx, EmailAddress to) => await Any.TakeAsync(tx, to.Mailbox) is not null;

    /// <summary>For a mail with which somebody gets back into their account.</summary>
    /// <returns>False when this mailbox has had enough of them for now.</returns>
    public static async Task<bool> TakeForResetAsync(WriteTransaction tx, EmailAddress to) =>
        await Reset.TakeAsync(tx, to.Mailbox) is not null;
}
