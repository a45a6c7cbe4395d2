namespace Canteen.Core.Audiences;

/// <summary>Which notifications are announced to somebody while they want to be left alone.</summary>
public static class AnnouncedRule
{
    /// <summary>A condition on <c>notifications n</c>, with <c>@me</c>, whose they are.</summary>
    public static string Sql(QuietPlan plan) => plan.PrivateMentions ? $"({FromChosenSql} OR {PrivateSql})" : FromChosenSql;

    private const string FromChosenSql =
        "EXISTS (SELECT 1 FROM quiet_people q WHERE q.account_id = @me AND q.person_id = n.from_id)";

    private const string PrivateSql =
        "(n.kind = 'mention' AND EXISTS (SELECT 1 FROM posts m WHERE m.id = n.post_id AND m.visibility = 3))";

    /// <summary>The same as <see cref="Sql"/>.</summary>
    public static bool IsAnnounced(QuietPlan plan, PersonNotified told) =>
        told.From is { } from && plan.LetsThrough(from, told.IsPrivate);
}
