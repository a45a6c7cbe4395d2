using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>
/// Who wants mails, and when the next one is due. Each is a job that knows for which time it was made: one that finds another time in its
/// row is not wanted any more, so none is sent twice.
/// </summary>
internal static class MailRows
{
    public const string JobKind = "catch-up-mail";

    /// <summary>As long as the link in a mail stops them.</summary>
    public static readonly TimeSpan StopsFor = TimeSpan.FromDays(365);

    internal const string OldStopsSql =
        "DELETE FROM catch_up_stops WHERE hash IN (SELECT hash FROM catch_up_stops WHERE created_at < @Before LIMIT @Most)";

    internal const string FindSql = "SELECT weekday, hour, zone, sent_up_to, next_at FROM catch_up_mails WHERE account_id = @account";

    public static Task<MailRow?> FindAsync(ReadSession db, AccountId account) => db.FirstOrDefaultAsync<MailRow>(FindSql, new { account });

    /// <summary>Queues the mail for the time that stands in the row.</summary>
    public static Task QueueAsync(WriteTransaction tx, AccountId account, long at) =>
        tx.EnqueueAsync(JobKind, new DueMail(account, at), $"{account}-{at}", at);
}

/// <param name="At">For when it was made, in milliseconds.</param>
internal sealed record DueMail(AccountId Account, long At);

internal sealed class MailRow
{
    public long? Weekday { get; set; }
    public long Hour { get; set; }
    public string Zone { get; set; } = "";

    /// <summary>What happened up to then was told, in milliseconds.</summary>
    public long SentUpTo { get; set; }

    public long NextAt { get; set; }

    public MailPlan Plan => new((DayOfWeek?)Weekday, (int)Hour, TimeZones.Find(Zone) ?? TimeZones.London);
}
