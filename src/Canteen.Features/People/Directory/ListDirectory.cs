using Canteen.Core.Accounts;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.People.Directory;

/// <summary>People who want to be found, as apps page through them: by how many come before.</summary>
public sealed class ListDirectory(Database database, AccountHydrator hydrator, TagAliasCache aliases, TimeProvider clock)
{
    public async Task<IReadOnlyList<AccountView>> RunAsync(DirectoryRequest asked, AccountId? viewer, CancellationToken ct)
    {
        var tags = await aliases.FindAsync(ct);
        if (PeopleQuery.Of(asked.Filter, tags) is not { } query) return [];
        var args = query.Arguments(tags, clock.Milliseconds()) with
        {
            Viewer = viewer?.Value ?? 0,
            Limit = asked.Limit,
            Offset = asked.Offset,
        };
        return await database.ReadAsync(
            async db =>
            {
                var rows = await db.QueryAsync<PersonRow>(query.Sql(PeoplePageSql.Skipping, asked.OnlyLocal), args);
                return await hydrator.LoadAsync(db, rows.ConvertAll(row => row.AccountId));
            },
            ct);
    }
}

/// <param name="Offset">How many to skip.</param>
public sealed record DirectoryRequest(PeopleFilter Filter, bool OnlyLocal, int Limit, int Offset);
