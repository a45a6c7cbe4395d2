using Canteen.Storage;

namespace Canteen.Core.Notifications;

/// <summary>Reads when somebody wants to be left alone.</summary>
public static class QuietHoursReader
{
    private const string PlanSql =
        "SELECT zone, paused_until, awake_until, private_mentions, leave_from, leave_until FROM quiet_hours WHERE account_id = @owner";

    private const string RulesSql =
        "SELECT days, starts_at, ends_at FROM quiet_rules WHERE account_id = @owner ORDER BY days, starts_at, ends_at";

    private const string PeopleSql = "SELECT person_id FROM quiet_people WHERE account_id = @owner";

    /// <summary>Null for somebody who has set nothing of the kind.</summary>
    public static async Task<QuietPlan?> LoadAsync(ReadSession db, AccountId owner)
    {
        if (await db.FirstOrDefaultAsync<PlanRow>(PlanSql, new { owner }) is not { } plan) return null;
        var rules = await db.QueryAsync<RuleRow>(RulesSql, new { owner });
        var people = await db.QueryAsync<long>(PeopleSql, new { owner });
        // Zones are only ever renamed, and their old names kept; a server may have none of them installed all the same.
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(plan.Zone, out var known) ? known : TimeZoneInfo.Utc;
        // As they come in the week.
        var ordered = rules.OrderBy(row => row.Days & -row.Days).ThenBy(row => row.StartsAt);
        return new QuietPlan(zone, [.. ordered.Select(row => new QuietRule((WeekDays)row.Days, (int)row.StartsAt, (int)row.EndsAt))])
        {
            PausedUntil = plan.PausedUntil, AwakeUntil = plan.AwakeUntil, PrivateMentions = plan.PrivateMentions,
            People = people.ToHashSet(), LastLeave = plan.LeaveFrom > 0 ? new(plan.LeaveFrom, plan.LeaveUntil) : null,
        };
    }

    private sealed class PlanRow
    {
        public string Zone { get; set; } = "";
        public long PausedUntil { get; set; }
        public long AwakeUntil { get; set; }
        public bool PrivateMentions { get; set; }
        public long LeaveFrom { get; set; }
        public long LeaveUntil { get; set; }
    }

    private sealed class RuleRow
    {
        public long Days { get; set; }
        public long StartsAt { get; set; }
        public long EndsAt { get; set; }
    }
}
