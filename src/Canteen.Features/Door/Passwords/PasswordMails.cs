using Canteen.Features.Platform.Mail;

namespace Canteen.Features.Door.Passwords;

public sealed class PasswordMails(MailTemplate stationery)
{
    public OutgoingMail Reset(string to, string handle, Secret<ResetLink> secret)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Set a new password for {0}", stationery.Title],
            l["Someone, hopefully you, asked to reset the password for your account. Use this link within an hour to set a new one:"],
            stationery.Link("/reset", secret.Text),
            l["If this wasn't you, you don't need to do anything. Your password hasn't changed."]);
    }

    public OutgoingMail NotConfirmed(string to, string handle)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Your account on {0} is waiting for you", stationery.Title],
            l["You asked to reset your password, but this email address hasn't been confirmed yet. Please get a new confirmation email first:"],
            stationery.Link("/confirm", "").Split('?')[0]);
    }

    public OutgoingMail Changed(string to, string handle)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Your password for {0} has been changed", stationery.Title],
            l["Your password has just been changed, and you've been signed out of every other browser and app."],
            l["If this wasn't you, set a new password straight away:"],
            stationery.Link("/forgotten", "").Split('?')[0]);
    }

    public OutgoingMail ConfirmNewEmail(string to, string handle, Secret<NewEmailLink> secret)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Confirm your new email address for {0}", stationery.Title],
            l["You asked to use this email address for your account. Please confirm it within a day:"],
            stationery.Link("/confirm-email", secret.Text),
            l["If this wasn't you, you don't need to do anything."]);
    }

    public OutgoingMail EmailTaken(string to)
    {
        var l = stationery.Words;
        return stationery.Write(to, "", l["Your email address on {0}", stationery.Title],
            l["Someone tried to use this email address for their account, but it already belongs to another account. Nothing has changed. If it was you, use a different address, or sign in to the account that has this one."]);
    }

    public OutgoingMail EmailChanged(string to, string handle)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Your email address on {0} has been changed", stationery.Title],
            l["Your account now uses a different email address. This one is no longer used for it."],
            l["If this wasn't you, please contact the people who run this server."]);
    }
}
