using Canteen.Features.Platform.Mail;

namespace Canteen.Features.People.Organisations;

public sealed class OrganisationMails(MailTemplate stationery)
{
    /// <param name="handle">Who asked for it. Whoever reads the mail can compare.</param>
    public OutgoingMail Code(EmailAddress to, string organisation, string handle, string code)
    {
        var l = stationery.Words;
        return stationery.Write(to.Text, "", l["Your code for {0}", stationery.Title],
            l["The account @{0} asked to be confirmed as a member of {1}. If that's you, type in this code within 24 hours:",
                handle, organisation],
            code,
            l["If this wasn't you, please don't pass the code on. You don't need to do anything else."]);
    }
}
