using Canteen.Storage;

namespace Canteen.Features.Platform.Mail;

/// <summary>A mail, in plain text.</summary>
/// <param name="StopUrl">Where whoever gets it can stop such mails without signing in, by one POST (RFC 8058); null for mails that are
/// answers to something.</param>
public sealed record OutgoingMail(string To, string Subject, string Text, string? StopUrl = null)
{
    internal const string JobKind = "mail";

    /// <summary>Queues the mail: it is sent after the commit, and tried again until it has gone.</summary>
    public Task SendAsync(WriteTransaction tx) => tx.EnqueueAsync(JobKind, this);
}
