using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Changes what is said of a pack: what is not given stays as it is. 404: unknown; 422: words that cannot be, or one hashtag too many.
/// </summary>
public sealed class ChangePack(Database database)
{
    private const string ChangeSql =
        """
        UPDATE packs SET name = @Name, description = @Description, language = @Language, sensitive = @IsSensitive,
          discoverable = @IsDiscoverable, changed_at = @Now
        WHERE id = @Id
        """;

    public Task<Outcome<Done>> RunAsync(AccountId maker, Id<Pack> id, PackDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PackRows.OwnAsync(tx, maker, id) is not { } pack) return Fault.NotFound;
                var changed = draft.Fill(pack);
                if (changed.Check() is { } wrong) return wrong;
                await tx.ExecuteAsync(
                    ChangeSql,
                    new
                    {
                        changed.Id, changed.Name, changed.Description, changed.Language, changed.IsSensitive, changed.IsDiscoverable,
                        tx.Now,
                    });
                return draft.Tag is { } tag && await PackTagRows.PutFirstAsync(tx, id, tag) is { } fault ? fault : Done.It;
            },
            ct);
}
