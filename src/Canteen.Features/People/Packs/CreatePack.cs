using Canteen.Core.Lists;
using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Makes a pack. From a list, it takes the hashtags and those people who may be put into it, as many as there is room for; they are asked.
/// 404: the list is unknown, or somebody else's; 422: words that cannot be, or one pack too many.
/// </summary>
public sealed class CreatePack(Database database)
{
    private const string AddSql =
        "INSERT INTO packs (id, account_id, name, description, created_at) VALUES (@Id, @Maker, @Name, @Description, @Now)";

    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot have more than {Pack.Most} packs");

    public Task<Outcome<Id<Pack>>> RunAsync(AccountId maker, PackDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Id<Pack>>>(
            async tx =>
            {
                var pack = draft.Fill(new Pack(tx.NewId<Pack>(), maker, "", ""));
                if (pack.Check() is { } wrong) return wrong;
                await tx.ExecuteAsync(AddSql, new { pack.Id, pack.Maker, pack.Name, pack.Description, tx.Now });
                if (await tx.ScalarAsync<long>("SELECT COUNT(*) FROM packs WHERE account_id = @maker", new { maker }) > Pack.Most)
                    return TooMany;
                return draft.FromList is { } list && !await FillAsync(tx, pack, list) ? Fault.NotFound : pack.Id;
            },
            ct);

    /// <returns>False where there is no such list.</returns>
    private static async Task<bool> FillAsync(WriteTransaction tx, Pack pack, Id<PersonalList> id)
    {
        if ((await ListReader.LoadAsync(tx, pack.Maker)).Find(list => list.Id == id) is not { } list) return false;
        foreach (var tag in list.Tags.Take(Pack.MostTags)) await PackTagRows.AddAsync(tx, pack.Id, tag.Display);
        var people = await ListReader.PeopleAsync(tx, pack.Maker, id);
        if (people.Count == 0) return true;
        var checkedPeople = await PackPeopleRows.CheckAsync(tx, pack, people);
        await PackPeopleRows.PutAsync(tx, pack, [.. people.Where(checkedPeople.MayBeAdded).Take(Pack.MostPeople)]);
        return true;
    }
}
