using System.Runtime.InteropServices;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>Something that is used: a hashtag, a post or a link.</summary>
/// <param name="Subject">A folded hashtag, the id of a post, or an address of <see cref="LinkAddress"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UsedThing(TrendKind Kind, string Subject);

/// <summary>By what somebody uses things: their post, their boost, or the post that they favourited.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UseCause(PostId Post, AccountId Who, long At);

/// <summary>Writes who used what, and takes it back.</summary>
internal static class UseRows
{
    private const string CauseSql =
        """
        INSERT INTO trend_causes (account_id, kind, subject, cause, used_at) VALUES (@Who, @Kind, @Subject, @Cause, @At)
        ON CONFLICT DO NOTHING
        """;

    // Who took it back and does it again, does so since the first time; after a week it is new.
    private const string UseSql =
        """
        INSERT INTO trend_uses (kind, subject, account_id, used_at, is_undone) VALUES (@Kind, @Subject, @Who, @At, FALSE)
        ON CONFLICT (kind, subject, account_id) DO UPDATE SET is_undone = FALSE,
          used_at = CASE WHEN trend_uses.used_at < @Before THEN @At ELSE trend_uses.used_at END
        WHERE trend_uses.is_undone = TRUE OR trend_uses.used_at < @Before
        """;

    private const string EndSql =
        "DELETE FROM trend_causes WHERE account_id = @Who AND kind = @Kind AND subject = @Subject AND cause = @Cause";

    private const string UndoSql =
        """
        UPDATE trend_uses SET is_undone = TRUE WHERE kind = @Kind AND subject = @Subject AND account_id = @Who AND NOT EXISTS (
          SELECT 1 FROM trend_causes c WHERE c.account_id = @Who AND c.kind = @Kind AND c.subject = @Subject)
        """;

    // The sum keeps the engine from walking along all that the person used.
    internal const string OfCauseSql = "SELECT kind, subject FROM trend_causes WHERE cause = @Cause AND account_id + 0 = @Who";

    public static async Task AddAsync(WriteTransaction tx, UseCause cause, UsedThing thing)
    {
        await tx.ExecuteAsync(CauseSql, Args(cause, thing));
        await tx.ExecuteAsync(UseSql, Args(cause, thing));
    }

    public static async Task EndAsync(WriteTransaction tx, UseCause cause, UsedThing thing)
    {
        await tx.ExecuteAsync(EndSql, Args(cause, thing));
        await tx.ExecuteAsync(UndoSql, Args(cause, thing));
    }

    /// <summary>From now on these are all things that are used by the cause.</summary>
    public static async Task SettleAsync(WriteTransaction tx, UseCause cause, IReadOnlyCollection<UsedThing> things)
    {
        var rows = await tx.QueryAsync<Row>(OfCauseSql, new { Cause = cause.Post, cause.Who });
        var known = rows.ConvertAll(row => new UsedThing((TrendKind)row.Kind, row.Subject));
        foreach (var thing in known.Except(things)) await EndAsync(tx, cause, thing);
        foreach (var thing in things.Except(known)) await AddAsync(tx, cause, thing);
    }

    private static object Args(UseCause cause, UsedThing thing) => new
    {
        cause.Who, Kind = (long)thing.Kind, thing.Subject, Cause = cause.Post, cause.At,
        Before = cause.At - (long)TrendRule.Window.TotalMilliseconds,
    };

    private sealed class Row
    {
        public long Kind { get; set; }
        public string Subject { get; set; } = "";
    }
}
