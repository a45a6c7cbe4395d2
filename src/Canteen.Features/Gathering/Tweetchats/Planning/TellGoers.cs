using System.Text.Json;
using Canteen.Core.Audiences;
using Canteen.Core.Chats;
using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>
/// Tells those who will be at a tweetchat of it, in slices. How far it has come is kept with what it announces: after a crash it goes on
/// there, and nobody is told twice. Mails wait for nobody's quiet hours: whoever has them now gets none.
/// </summary>
internal sealed class TellGoers(Database database, QuietHoursCache quiet, ChatMail mail, TimeProvider clock) : IJobWorker
{
    internal const int Slice = 200;

    // Whoever was kept apart from the host meanwhile is not told.
    internal const string GoersSql =
        $"""
        SELECT a.id, a.handle, a.time_zone, CASE WHEN g.by_mail THEN u.email ELSE NULL END AS email
        FROM chat_goers g JOIN accounts a ON a.id = g.account_id JOIN users u ON u.account_id = a.id
        WHERE g.chat_id = @Chat AND g.account_id > @After AND (@Bit = 0 OR (g.reminders & @Bit) <> 0)
          AND a.suspended_at IS NULL AND u.disabled_at IS NULL AND u.confirmed_at IS NOT NULL AND {NotificationRule.MayBeToldSql}
        ORDER BY g.account_id LIMIT @Slice
        """;

    private const string ToldSql = "SELECT told_up_to FROM chat_news WHERE chat_id = @Chat AND news = @News AND moment = @Moment";

    private const string TellSql =
        """
        INSERT INTO chat_news (chat_id, news, moment, told_up_to) VALUES (@Chat, @News, @Moment, @Last)
        ON CONFLICT (chat_id, news, moment) DO UPDATE SET told_up_to = excluded.told_up_to
        """;

    public string Kind => ChatNewsJobs.JobKind;

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var due = JsonSerializer.Deserialize<DueNews>(payload)!;
        while (true)
        {
            // Quiet hours are read beforehand: the transaction waits for nothing else than itself.
            var next = await database.ReadAsync(db => NextAsync(db, due, clock.Milliseconds()), ct);
            var resting = new HashSet<AccountId>();
            foreach (var goer in next?.Goers ?? [])
                if (goer.Email is not null && await quiet.QuietNowAsync(goer.Id, ct) is not null) resting.Add(goer.Id);
            if (!await database.WriteAsync(tx => TellAsync(tx, due, resting), ct)) return;
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> TellAsync(WriteTransaction tx, DueNews due, HashSet<AccountId> resting)
    {
        if (await NextAsync(tx, due, tx.Now) is not { } next || !due.IsTrueOf(next.Chat, tx.Now)) return false;
        foreach (var goer in next.Goers)
        {
            await tx.AnnounceAsync(new ChatRemembered(next.Chat.Id, next.Chat.Title, next.Chat.Host, goer.Id, due.News));
            if (goer.Email is not null && !resting.Contains(goer.Id)) await mail.Write(goer, next.Chat, due.News).SendAsync(tx);
        }
        var last = next.Goers.Count == Slice ? next.Goers[^1].Id.Value : long.MaxValue;
        await tx.ExecuteAsync(TellSql, new { due.Chat, News = (long)due.News, due.Moment, Last = last });
        return next.Goers.Count == Slice;
    }

    private static async Task<NextGoers?> NextAsync(ReadSession db, DueNews due, long now)
    {
        if (await ChatReader.FindAsync(db, due.Chat) is not { } chat) return null;
        var after = await db.ScalarAsync<long?>(ToldSql, new { due.Chat, News = (long)due.News, due.Moment }) ?? 0;
        var goers = await db.QueryAsync<Goer>(
            GoersSql, new { due.Chat, After = after, Bit = due.Reminder, From = chat.Host, at = now, Slice });
        return new(chat, goers);
    }

    private sealed record NextGoers(Chat Chat, List<Goer> Goers);
}

internal sealed class Goer
{
    public AccountId Id { get; set; }
    public string Handle { get; set; } = "";
    public string TimeZone { get; set; } = "";

    /// <summary>Null where they want no mail.</summary>
    public string? Email { get; set; }
}
