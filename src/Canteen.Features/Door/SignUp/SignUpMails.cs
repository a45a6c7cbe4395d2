using Canteen.Features.Platform.Mail;

namespace Canteen.Features.Door.SignUp;

public sealed class SignUpMails(MailTemplate stationery)
{
    public OutgoingMail Confirm(string to, string handle, Secret<ConfirmLink> secret)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Confirm your email address for {0}", stationery.Title],
            l["Welcome to Canteen. Please confirm your email address:"],
            stationery.Link("/confirm", secret.Text),
            l["The link works for a week. If you didn't sign up, you don't need to do anything: no one can use the account until the address is confirmed."]);
    }

    public OutgoingMail AlreadyHere(string to)
    {
        var l = stationery.Words;
        return stationery.Write(to, "", l["You already have an account on {0}", stationery.Title],
            l["Someone has just tried to sign up with this email address, which already has an account. If it was you, sign in instead. If you've forgotten your password, you can set a new one here:"],
            stationery.Link("/forgotten", "").Split('?')[0],
            l["If this wasn't you, you don't need to do anything. Nothing has changed."]);
    }
}
