using System.Diagnostics.Metrics;

namespace Canteen.Features.Platform.Mail;

/// <summary>Counts mails, under the meter <c>Canteen.Mail</c>. A mail that fails is tried again, and counts each time.</summary>
internal sealed class MailMeter(IMeterFactory meters)
{
    private readonly Counter<long> _mails =
        meters.Create("Canteen.Mail").CreateCounter<long>("canteen.mails", "{mail}", "Mails given to the mail server, or refused by it.");

    public void Sent() => _mails.Add(1, new KeyValuePair<string, object?>("canteen.outcome", "sent"));

    public void Failed() => _mails.Add(1, new KeyValuePair<string, object?>("canteen.outcome", "failed"));
}
