using Canteen.Features.Platform.Allowances;
using Canteen.Storage;

namespace Canteen.Features.Platform.Mail;

/// <summary>
/// How many mails may be asked for with nothing but an address, whoever asks and in whatever name: by mailbox, over all accounts and
/// purposes. Letters about what has happened to an account are not counted: they need a password or a link first, and nobody may keep them
/// back by using this up.
/// </summary>
public static class MailAllowance
{
    private static readonly Allowance Any = new("mail", 5, TimeSpan.FromHours(2));

    // On its own, or else signing up in somebody's name would keep their way back in from them. And whenever it is used up, there is a mail
    // in the mailbox whose link still works: a link is good for an hour.
    private static readonly Allowance Reset = new("reset mail", 3, TimeSpan.FromHours(1));

    /// <returns>False when this mailbox has had enough for now.</returns>
    public static async Task<bool> TakeAsync(WriteTransaction tx, EmailAddress to) => await Any.TakeAsync(tx, to.Mailbox) is not null;

    /// <summary>For a mail by which somebody comes back in.</summary>
    /// <returns>False when this mailbox has had enough of them for now.</returns>
    public static async Task<bool> TakeForResetAsync(WriteTransaction tx, EmailAddress to) =>
        await Reset.TakeAsync(tx, to.Mailbox) is not null;
}
