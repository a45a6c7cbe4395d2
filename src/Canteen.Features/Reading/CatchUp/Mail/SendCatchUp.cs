using System.Text.Json;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Mail;
using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>
/// Sends somebody what they missed since the last mail. A mail is read on other people's servers: so it has nothing of posts that are not
/// for everybody, nor of those that the reader or the author warns of; it says only how many there are. Where there is nothing, none is
/// sent.
/// </summary>
internal sealed class SendCatchUp(Database database, ReadCatchUp read, CatchUpMail mail, PageViewer people, TimeProvider clock) : IJobWorker
{
    internal const string RecipientSql =
        """
        SELECT u.email, a.handle FROM users u JOIN accounts a ON a.id = u.account_id
        WHERE u.account_id = @account AND u.confirmed_at IS NOT NULL AND u.disabled_at IS NULL AND a.suspended_at IS NULL
        """;

    private const string MoveSql =
        "UPDATE catch_up_mails SET sent_up_to = @now, next_at = @next WHERE account_id = @Account AND next_at = @At";

    public string Kind => MailRows.JobKind;

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var due = JsonSerializer.Deserialize<DueMail>(payload)!;
        var (row, to) = await database.ReadAsync(
            async db => (await MailRows.FindAsync(db, due.Account), await RecipientAsync(db, due.Account)), ct);
        if (row is null || row.NextAt != due.At) return;
        var now = clock.Milliseconds();
        var plan = row.Plan with { Zone = await ZoneAsync(due.Account, row, ct) };
        var found = to is null
            ? null
            : await read.RunAsync(due.Account, CatchUpSpan.Since(row.SentUpTo, now, CatchUpSpan.Last), post => !IsForMail(post), ct);
        await database.WriteAsync(
            async tx =>
            {
                var next = plan.Next(now);
                if (await tx.ExecuteAsync(MoveSql, new { due.Account, due.At, now, next }) == 0) return Done.It;
                if (found is not null && CatchUpMail.TellsOf(found)) await SendAsync(tx, due.Account, to!, found, plan.Zone);
                await MailRows.QueueAsync(tx, due.Account, next);
                return Done.It;
            },
            ct);
    }

    private static Task<Recipient?> RecipientAsync(ReadSession db, AccountId account) =>
        db.FirstOrDefaultAsync<Recipient>(RecipientSql, new { account });

    /// <summary>The one that they chose for all times, else the one that they had when they asked for mails.</summary>
    private async ValueTask<TimeZoneInfo> ZoneAsync(AccountId account, MailRow row, CancellationToken ct) =>
        TimeZones.Find((await people.FindAsync(account, ct))?.TimeZone) ?? row.Plan.Zone;

    private async Task SendAsync(WriteTransaction tx, AccountId account, Recipient to, FoundCatchUp found, TimeZoneInfo zone)
    {
        var secret = Secret<CatchUpStop>.New();
        await tx.ExecuteAsync(
            "INSERT INTO catch_up_stops (hash, account_id, created_at) VALUES (@Hash, @account, @Now)",
            new { secret.Hash, account, tx.Now });
        await mail.Write(to.Email, to.Handle, found, zone, secret).SendAsync(tx);
    }

    private static bool IsForMail(ShownPost post) =>
        !post.Shown.IsOwn && post.Post.View!.Audience.IsForEveryone
        && post.Shown is { Filtered: null, Post.View: { Audience.IsForEveryone: true, ContentWarning.Length: 0 } };

    private sealed class Recipient
    {
        public string Email { get; set; } = "";
        public string Handle { get; set; } = "";
    }
}
