using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// Puts hashtags into a list and takes others out, also such as nobody has used yet. It is no fault if they are there or not there already.
/// 404: the list is unknown; 422: what cannot be a hashtag, or too many.
/// </summary>
public sealed class ChangeListTags(Database database)
{
    private const string AddSql =
        """
        INSERT INTO list_tags (id, list_id, account_id, name, display) VALUES (@New, @id, @owner, @Name, @Display)
        ON CONFLICT (list_id, name) DO NOTHING
        """;

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: A list cannot have more than {PersonalList.MostTags} hashtags");

    private static readonly Fault NoTag = Fault.Invalid(
        "Validation failed: A hashtag is one word, of letters and digits, and not of digits alone");

    /// <param name="add">With or without the #.</param>
    /// <param name="remove">As <paramref name="add"/>; what is no hashtag is not in the list.</param>
    public Task<Outcome<PersonalList>> RunAsync(
        AccountId owner, Id<PersonalList> id, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken ct) =>
        database.WriteAsync<Outcome<PersonalList>>(
            async tx =>
            {
                if (await ListRows.FindAsync(tx, owner, id) is null) return Fault.NotFound;
                var changes = 0;
                foreach (var typed in remove)
                {
                    if (!TagName.TryParse(typed.Trim(), out var name)) continue;
                    changes += await tx.ExecuteAsync("DELETE FROM list_tags WHERE list_id = @id AND name = @name", new { id, name });
                }
                foreach (var typed in add)
                {
                    if (!TagName.TryParse(typed.Trim(), out var name)) return NoTag;
                    changes += await tx.ExecuteAsync(
                        AddSql, new { New = tx.NewId<PersonalList>(), id, owner, Name = name, Display = typed.Trim().TrimStart('#', '＃') });
                }
                var changed = (await ListRows.FindAsync(tx, owner, id))!;
                if (changed.Tags.Count > PersonalList.MostTags) return TooMany;
                if (changes > 0) await tx.AnnounceAsync(new ListsChanged(owner, id));
                return await ListRows.CountAsync(tx, owner, changed);
            },
            ct);
}
