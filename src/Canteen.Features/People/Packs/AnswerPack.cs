using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Somebody whom a maker asked says whether they want to be in the pack; at any time, and also when they said something else before. 404:
/// nobody asked them, or there is no such pack for them; 422: a yes after a no, and the pack is full by now.
/// </summary>
public sealed class AnswerPack(Database database)
{
    private static readonly string FindSql =
        $"""
        SELECT p.account_id FROM packs p JOIN pack_people m ON m.pack_id = p.id AND m.member_id = @me
        WHERE p.id = @id AND (@Leaves OR {PackRows.FoundSql.Replace("@viewer", "@me", StringComparison.Ordinal)})
        """;

    private const string AnswerSql =
        "UPDATE pack_people SET answer = @Answer, answered_at = @Now WHERE pack_id = @id AND member_id = @me AND answer <> @Answer";

    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Pack> id, bool agrees, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await tx.ScalarAsync<AccountId?>(FindSql, new { me, id, Leaves = !agrees }) is not { } maker) return Fault.NotFound;
                // Makers put themselves in again whenever they like.
                var changed = maker == me && !agrees
                    ? await tx.ExecuteAsync("DELETE FROM pack_people WHERE pack_id = @id AND member_id = @me", new { id, me })
                    : await tx.ExecuteAsync(
                        AnswerSql, new { me, id, tx.Now, Answer = (long)(agrees ? PackAnswer.Yes : PackAnswer.No) });
                if (changed == 0) return Done.It;
                if (agrees && await PackPeopleRows.IsFullAsync(tx, id)) return PackPeopleRows.TooMany;
                await tx.AnnounceAsync(new PackChanged(id, maker, [me]));
                return Done.It;
            },
            ct);
}
