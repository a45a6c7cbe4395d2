using Canteen.Core.Lists;
using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Makes a pack. From a list, it takes the hashtags and those people who may be put into it, as many as there is room for; they are asked.
/// The people whom the maker names are all asked, or there is no pack. 404: the list is unknown, or somebody else's; 422: words that cannot
/// be, or one pack too many; and as for <see cref="AddToPack"/>.
/// </summary>
public sealed class CreatePack(Database database)
{
    private const string AddSql =
        """
        INSERT INTO packs (id, account_id, name, description, language, sensitive, discoverable, created_at, changed_at)
        VALUES (@Id, @Maker, @Name, @Description, @Language, @IsSensitive, @IsDiscoverable, @Now, @Now)
        """;

    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot have more than {Pack.Most} packs");

    public Task<Outcome<Id<Pack>>> RunAsync(AccountId maker, PackDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Id<Pack>>>(
            async tx =>
            {
                var pack = draft.Fill(new Pack(tx.NewId<Pack>(), maker, "", ""));
                if (pack.Check() is { } wrong) return wrong;
                await AddAsync(tx, pack);
                if (await tx.ScalarAsync<long>("SELECT COUNT(*) FROM packs WHERE account_id = @maker", new { maker }) > Pack.Most)
                    return TooMany;
                if (draft.FromList is { } list && !await FillAsync(tx, pack, list)) return Fault.NotFound;
                if (draft.Tag is { } tag && await PackTagRows.PutFirstAsync(tx, pack.Id, tag) is { } noTag) return noTag;
                return await PackPeopleRows.AddAsync(tx, pack, draft.People) is { } fault ? fault : pack.Id;
            },
            ct);

    private static Task AddAsync(WriteTransaction tx, Pack pack) => tx.ExecuteAsync(
        AddSql,
        new { pack.Id, pack.Maker, pack.Name, pack.Description, pack.Language, pack.IsSensitive, pack.IsDiscoverable, tx.Now });

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
