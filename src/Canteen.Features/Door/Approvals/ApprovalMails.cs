using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Mail;

namespace Canteen.Features.Door.Approvals;

public sealed class ApprovalMails(MailTemplate stationery)
{
    public OutgoingMail Welcome(User user)
    {
        var l = stationery.Words;
        return stationery.Write(user.Email, user.Handle, l["You are in: welcome to {0}", stationery.Title],
            l["The people who run this server have let you in. You can sign in now with your e-mail address and password."]);
    }

    public OutgoingMail Sorry(User user)
    {
        var l = stationery.Words;
        return stationery.Write(user.Email, "", l["Your request to join {0}", stationery.Title],
            l["Thank you for wanting to join. The people who run this server have decided not to let this account in. What you told us has been deleted."],
            l["If you think that is a mistake, please try again and say a little more about yourself."]);
    }
}
