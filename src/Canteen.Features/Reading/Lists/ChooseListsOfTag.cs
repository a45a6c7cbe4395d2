using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// Puts a hashtag into some lists and takes it out of others; all of it, or nothing. 404: a list is unknown; 422 as for
/// <see cref="ChangeListTags"/> and <see cref="CreateList"/>.
/// </summary>
public sealed class ChooseListsOfTag(Database database)
{
    /// <param name="tag">As it is to be shown, with or without the #.</param>
    public Task<Outcome<Done>> RunAsync(AccountId owner, string tag, ListChoice choice, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await choice.FindAsync(tx, owner)).Is(out var lists, out var fault)) return fault;
                foreach (var list in lists.Remove)
                    foreach (var name in await GroupAsync(tx, tag)) await TagRows.RemoveAsync(tx, owner, list.Id, name);
                foreach (var list in lists.Add)
                    if (await TagRows.AddAsync(tx, owner, list.Id, tag) is { } refused) return refused;
                return Done.It;
            },
            ct);

    /// <summary>Whoever takes it out does not want to read it by another name either.</summary>
    private static async Task<List<string>> GroupAsync(WriteTransaction tx, string tag) =>
        TagName.TryParse(tag, out var name) ? await tx.QueryAsync<string>(TagGroupSql.OfName, new { name }) : [];
}
