using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Documents;

/// <summary>An administrator changes the text of a public page.</summary>
public sealed class SaveDocument(Database database)
{
    /// <param name="text">Markdown, cleaned.</param>
    /// <returns>404 for anybody but administrators; 422 for a text that cannot be stored.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Document document, string text, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsAdminAsync(tx, me)) return Fault.NotFound;
                if (Document.Problem(text) is { } problem) return problem;
                await tx.ExecuteAsync(
                    """
                    INSERT INTO documents (name, text, changed_at, changed_by) VALUES (@Name, @Text, @Now, @Me)
                    ON CONFLICT (name) DO UPDATE
                    SET text = excluded.text, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                    """,
                    new { document.Name, Text = text, tx.Now, Me = me.Value });
                return Done.It;
            },
            ct);
}
