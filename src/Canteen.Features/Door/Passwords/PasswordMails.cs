using Canteen.Features.Platform.Mail;

namespace Canteen.Features.Door.Passwords;

public sealed class PasswordMails(MailTemplate stationery)
{
    public OutgoingMail Reset(string to, string handle, Secret<ResetLink> secret)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Set a new password for {0}", stationery.Title],
            l["Somebody, hopefully you, asked for a new password. You can set it here within an hour:"],
            stationery.Link("/reset", secret.Text),
            l["If it was not you, you need not do anything. Your password stays as it is."]);
    }

    public OutgoingMail NotConfirmed(string to, string handle)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Your account on {0} waits for you", stationery.Title],
            l["You asked for a new password, but this address has not been confirmed yet. Please have the confirmation mail sent again first:"],
            stationery.Link("/confirm", "").Split('?')[0]);
    }

    public OutgoingMail Changed(string to, string handle)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Your password for {0} was changed", stationery.Title],
            l["Your password has just been changed, and every other browser and app was signed out."],
            l["If it was not you, set a new one at once:"],
            stationery.Link("/forgotten", "").Split('?')[0]);
    }

    public OutgoingMail ConfirmNewEmail(string to, string handle, Secret<NewEmailLink> secret)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Confirm your new e-mail address for {0}", stationery.Title],
            l["You want to use this address from now on. Please confirm that it is yours, within a day:"],
            stationery.Link("/confirm-email", secret.Text),
            l["If it was not you, you need not do anything."]);
    }

    public OutgoingMail EmailTaken(string to)
    {
        var l = stationery.Words;
        return stationery.Write(to, "", l["Your e-mail address on {0}", stationery.Title],
            l["Somebody wanted to use this address for their account, but it already belongs to one. Nothing has changed. If it was you, use another address, or sign in to the account that has this one."]);
    }

    public OutgoingMail EmailChanged(string to, string handle)
    {
        var l = stationery.Words;
        return stationery.Write(to, handle, l["Your e-mail address on {0} was changed", stationery.Title],
            l["Your account has a new e-mail address now, and this one is no longer used for it."],
            l["If it was not you, please write to the people who run this server."]);
    }
}
