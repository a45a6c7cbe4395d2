using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>What moderators decided, in the database.</summary>
internal static class RulingRows
{
    private const string FindSql = "SELECT kind, subject, is_allowed FROM trend_rulings WHERE kind = @Kind AND subject IN @subjects";

    internal const string RefusedSql =
        "SELECT kind, subject, is_allowed FROM trend_rulings WHERE is_allowed = FALSE ORDER BY ruled_at DESC LIMIT @Most";

    private const string PutSql =
        """
        INSERT INTO trend_rulings (kind, subject, is_allowed, ruled_by, ruled_at) VALUES (@Kind, @Subject, @isAllowed, @by, @Now)
        ON CONFLICT (kind, subject) DO UPDATE SET is_allowed = @isAllowed, ruled_by = @by, ruled_at = @Now
        """;

    private const string RemoveSql = "DELETE FROM trend_rulings WHERE kind = @Kind AND subject = @Subject";

    public static async Task<Dictionary<string, bool>> FindAsync(ReadSession db, TrendKind kind, string[] subjects) =>
        subjects.Length == 0
            ? []
            : (await db.QueryAsync<RulingRow>(FindSql, new { Kind = (long)kind, subjects })).ToDictionary(r => r.Subject, r => r.IsAllowed);

    /// <summary>Null where nobody decided.</summary>
    public static bool? Of(Dictionary<string, bool> rulings, string subject) =>
        rulings.TryGetValue(subject, out var isAllowed) ? isAllowed : null;

    /// <returns>What was refused last, newest first.</returns>
    public static Task<List<RulingRow>> RefusedAsync(ReadSession db, int most) =>
        db.QueryAsync<RulingRow>(RefusedSql, new { Most = most });

    /// <param name="isAllowed">Null: nobody has decided any more.</param>
    public static Task PutAsync(WriteTransaction tx, UsedThing thing, bool? isAllowed, AccountId by) =>
        isAllowed is null
            ? tx.ExecuteAsync(RemoveSql, new { Kind = (long)thing.Kind, thing.Subject })
            : tx.ExecuteAsync(PutSql, new { Kind = (long)thing.Kind, thing.Subject, isAllowed, by, tx.Now });
}

internal sealed class RulingRow
{
    public long Kind { get; set; }
    public string Subject { get; set; } = "";
    public bool IsAllowed { get; set; }
}
