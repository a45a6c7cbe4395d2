using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Remarks;

/// <summary>
/// Keeps what a person wants to remember about somebody. Only the writer ever reads it: the event does not say what it is.
/// </summary>
public sealed class WriteRemark(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    /// <summary>In code points.</summary>
    public const int MaxLength = 2000;

    private const string KeepSql =
        """
        INSERT INTO account_remarks (account_id, about_id, text, updated_at) VALUES (@me, @about, @Text, @Now)
        ON CONFLICT (account_id, about_id) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at
        """;

    private static readonly Fault TooLong = Fault.Invalid($"Validation failed: Comment is too long (maximum is {MaxLength} characters)");

    /// <param name="remark">Blank deletes the note.</param>
    /// <returns>404 unknown; 422 too long.</returns>
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId about, string remark, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (await gate.FindAsync(tx, about, me) is null) return Fault.NotFound;
                var text = remark.Trim();
                if (text.EnumerateRunes().Count() > MaxLength) return TooLong;
                if (text.Length > 0) await tx.ExecuteAsync(KeepSql, new { me, about, Text = text, tx.Now });
                else await tx.ExecuteAsync("DELETE FROM account_remarks WHERE account_id = @me AND about_id = @about", new { me, about });
                await tx.AnnounceAsync(new RelationshipChanged(me, about));
                return await relationships.FindAsync(tx, me, about);
            },
            ct);
}
