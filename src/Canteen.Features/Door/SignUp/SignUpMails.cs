using Canteen.Features.Platform.Mail;

namespace Canteen.Features.Door.SignUp;

public sealed class SignUpMails(MailTemplate stationery)
{
    public OutgoingMail Confirm(string to, string handle, Secret<ConfirmLink> secret)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Confirm your e-mail address for {0}", stationery.Title],
            l["Welcome to the table. Please confirm that this address is yours:"],
            stationery.Link("/confirm", secret.Text),
            l["The link works for a week. If it was not you who signed up, you need not do anything: without a confirmation nobody can use the account."]);
    }

    public OutgoingMail AlreadyHere(string to)
    {
        var l = stationery.Words;
        return stationery.Write(to, "", l["You already have an account on {0}", stationery.Title],
            l["Somebody has just tried to sign up with this address, and it already belongs to an account. If it was you: sign in instead. If you have forgotten the password, you can set a new one here:"],
            stationery.Link("/forgotten", "").Split('?')[0],
            l["If it was not you, you need not do anything. Nothing has changed."]);
    }
}
