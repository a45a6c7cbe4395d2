using System.Text.Json;
using Canteen.Core;
using Canteen.Storage;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Platform.Mail;

/// <summary>
/// Sends queued mails. The log says only that a mail was sent or failed, not what is in it: mails carry links that give access to accounts.
/// </summary>
internal sealed class MailWorker(CanteenSettings settings, MailMeter meter, ILogger<MailWorker> log) : IJobWorker
{
    public string Kind => OutgoingMail.JobKind;

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        try
        {
            await SendAsync(payload, ct);
        }
        catch
        {
            meter.Failed();
            throw;
        }
        meter.Sent();
    }

    private async Task SendAsync(string payload, CancellationToken ct)
    {
        var letter = JsonSerializer.Deserialize<OutgoingMail>(payload)!;
        using var message = MailTransport.Compose(letter, settings);
        if (settings.Smtp.Length > 0)
        {
            await new SmtpMailTransport(new Uri(settings.Smtp)).SendAsync(message, ct);
            return;
        }
        var folder = Path.Combine(Path.GetFullPath(settings.DataFolder), "mail");
        await new FolderMailTransport(folder).SendAsync(message, ct);
        log.LogInformation(
            "No SMTP server is set (CANTEEN_SMTP), so the mail \"{Subject}\" lies as a file in {Folder}", letter.Subject, folder);
    }
}
