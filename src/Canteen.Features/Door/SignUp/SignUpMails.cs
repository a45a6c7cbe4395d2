using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Mail;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

public sealed class SignUpMails(Stationery stationery)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>
    /// The link that confirms the address; or, where the address belongs to another account, a word to its owner. Nothing when this
    /// account has had enough mails for now.
    /// </summary>
    public async Task SendConfirmationAsync(WriteTransaction tx, AccountId account, string handle, EmailAddress email)
    {
        if (await MailToken.IssueAsync<ConfirmLink>(tx, account, email.Text, Lifetime) is not { } secret) return;
        var owner = await tx.ScalarAsync<long?>("SELECT account_id FROM users WHERE email_key = @Key", new { email.Key });
        await (owner is null ? Confirm(email.Text, handle, secret) : AlreadyHere(email.Text)).SendAsync(tx);
    }

    private Letter Confirm(string to, string handle, Secret<ConfirmLink> secret)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Confirm your e-mail address for {0}", stationery.Title],
            l["Welcome to the table. Please confirm that this address is yours:"],
            stationery.Link("/confirm", secret.Text),
            l["The link works for a week. If it was not you who signed up, you need not do anything: without a confirmation nobody can use the account."]);
    }

    private Letter AlreadyHere(string to)
    {
        var l = stationery.Words;
        return stationery.Write(to, "", l["You already have an account on {0}", stationery.Title],
            l["Somebody has just tried to sign up with this address, and it already belongs to an account. If it was you: sign in instead. If you have forgotten the password, you can set a new one here:"],
            stationery.Link("/forgotten", "").Split('?')[0],
            l["If it was not you, you need not do anything. Nothing has changed."]);
    }
}
