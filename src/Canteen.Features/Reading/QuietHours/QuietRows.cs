using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>What somebody has set, as rows, with its event: it is always changed here.</summary>
internal static class QuietRows
{
    private const string KeepSql =
        """
        INSERT INTO quiet_hours (account_id, zone, paused_until, awake_until, private_mentions, leave_from, leave_until)
        VALUES (@owner, @Zone, @PausedUntil, @AwakeUntil, @PrivateMentions, @LeaveFrom, @LeaveUntil)
        ON CONFLICT (account_id) DO UPDATE SET zone = excluded.zone, paused_until = excluded.paused_until,
          awake_until = excluded.awake_until, private_mentions = excluded.private_mentions,
          leave_from = excluded.leave_from, leave_until = excluded.leave_until
        """;

    /// <param name="zone">Of somebody who has set nothing before.</param>
    /// <returns>What they have set from now on, or the fault of <paramref name="change"/>.</returns>
    public static async Task<Outcome<QuietPlan>> ChangeAsync(
        WriteTransaction tx, AccountId owner, TimeZoneInfo zone, Func<QuietPlan, Outcome<QuietPlan>> change)
    {
        var plan = await QuietHoursReader.LoadAsync(tx, owner) ?? new QuietPlan(zone, []);
        if (!change(plan).Is(out var changed, out var fault)) return fault;
        await KeepAsync(tx, owner, changed);
        await tx.AnnounceAsync(new QuietHoursChanged(owner));
        return changed;
    }

    public static async Task DeleteAsync(WriteTransaction tx, AccountId owner)
    {
        await ClearAsync(tx, owner);
        if (await tx.ExecuteAsync("DELETE FROM quiet_hours WHERE account_id = @owner", new { owner }) > 0)
            await tx.AnnounceAsync(new QuietHoursChanged(owner));
    }

    private static async Task KeepAsync(WriteTransaction tx, AccountId owner, QuietPlan plan)
    {
        await tx.ExecuteAsync(
            KeepSql,
            new
            {
                owner, Zone = plan.Zone.Id, plan.PausedUntil, plan.AwakeUntil, plan.PrivateMentions,
                LeaveFrom = plan.LastLeave?.From ?? 0, LeaveUntil = plan.LastLeave?.Until ?? 0,
            });
        await ClearAsync(tx, owner);
        foreach (var rule in plan.Rules)
            await tx.ExecuteAsync(
                """
                INSERT INTO quiet_rules (account_id, days, starts_at, ends_at) VALUES (@owner, @Days, @From, @To) ON CONFLICT DO NOTHING
                """,
                new { owner, Days = (long)rule.Days, rule.From, rule.To });
        foreach (var person in plan.People)
            await tx.ExecuteAsync(
                "INSERT INTO quiet_people (account_id, person_id) VALUES (@owner, @person) ON CONFLICT DO NOTHING", new { owner, person });
    }

    private static async Task ClearAsync(WriteTransaction tx, AccountId owner)
    {
        await tx.ExecuteAsync("DELETE FROM quiet_rules WHERE account_id = @owner", new { owner });
        await tx.ExecuteAsync("DELETE FROM quiet_people WHERE account_id = @owner", new { owner });
    }
}
