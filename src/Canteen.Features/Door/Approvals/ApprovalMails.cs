using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Mail;

namespace Canteen.Features.Door.Approvals;

public sealed class ApprovalMails(MailTemplate stationery)
{
    public OutgoingMail Welcome(User user)
    {
        var l = stationery.Words;
        return stationery.Write(user.Email, user.Handle, l["Your account is ready: welcome to {0}", stationery.Title],
            l["The people who run this server have approved your account. You can now sign in with your email address and password."]);
    }

    public OutgoingMail Sorry(User user)
    {
        var l = stationery.Words;
        return stationery.Write(user.Email, "", l["Your request to join {0}", stationery.Title],
            l["Thank you for asking to join. The people who run this server have decided not to approve your account. The details you gave us have been deleted."],
            l["If you think this is a mistake, please apply again and tell them a little more about yourself."]);
    }
}
