using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Canteen.Core;

namespace Canteen.Features.Platform.Mail;

/// <summary>Where mails go: to an SMTP server, or as files into a folder.</summary>
internal abstract class MailTransport
{
    /// <exception cref="SmtpException">The mail was not accepted; try again later.</exception>
    public abstract Task SendAsync(MailMessage message, CancellationToken ct);

    public static MailMessage Compose(OutgoingMail letter, CanteenSettings settings)
    {
        var sender = new MailAddress(
            settings.MailFrom.Length > 0 ? settings.MailFrom : "canteen@" + new Uri(settings.Address).Host, settings.Title);
        var message = new MailMessage(sender, new MailAddress(letter.To))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text,
            BodyEncoding = Encoding.UTF8,
            // By default the framework writes base64, and then nobody could read the link in a file.
            BodyTransferEncoding = Ascii.IsValid(letter.Text) ? TransferEncoding.SevenBit : TransferEncoding.QuotedPrintable,
        };
        // Tells mail programs not to reply automatically (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.StopUrl is { } stop)
        {
            message.Headers.Add("List-Unsubscribe", $"<{stop}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }
}

/// <summary>
/// <c>smtp://user:password@host:port</c>. With a user, and with <c>smtps:</c>, the connection must be upgraded by STARTTLS; the framework's
/// client has no other way to encrypt. Port 587 where none is given.
/// </summary>
internal sealed class SmtpMailTransport(Uri server) : MailTransport
{
    public override async Task SendAsync(MailMessage message, CancellationToken ct)
    {
        using var client = new SmtpClient(server.Host, server.Port > 0 ? server.Port : 587);
        var user = server.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        client.EnableSsl = server.Scheme == "smtps" || server.UserInfo.Length > 0;
        if (server.UserInfo.Length > 0) client.Credentials = new NetworkCredential(user[0], user.ElementAtOrDefault(1) ?? "");
        await client.SendMailAsync(message, ct);
    }
}

/// <summary>Writes each mail to a file that mail programs can open.</summary>
internal sealed class FolderMailTransport(string folder) : MailTransport
{
    public override async Task SendAsync(MailMessage message, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        using var client = new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            PickupDirectoryLocation = folder
        };
        await client.SendMailAsync(message, ct);
    }
}
