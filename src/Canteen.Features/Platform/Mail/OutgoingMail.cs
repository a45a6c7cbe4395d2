using Canteen.Storage;

namespace Canteen.Features.Platform.Mail;

/// <summary>A mail, in plain text.</summary>
public sealed record OutgoingMail(string To, string Subject, string Text)
{
    internal const string JobKind = "mail";

    /// <summary>Queues the mail: it is sent after the commit, and tried again until it has gone.</summary>
    public Task SendAsync(WriteTransaction tx) => tx.EnqueueAsync(JobKind, this);
}
