using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Staff change what an organisation is called and where it is, all of it.</summary>
public sealed class ChangeOrganisation(Database database)
{
    private const string Sql =
        """
        UPDATE organisations SET slug = @Address, name = @Name, name_key = @Key, about = @About, place = @Place, website = @Website
        WHERE id = @Id AND NOT EXISTS (SELECT 1 FROM organisations t WHERE t.slug = @Address AND t.id <> @Id)
        """;

    /// <returns>404 for anybody but staff; 422 for words that cannot be.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Organisation> id, OrganisationDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await OrganisationRows.ForStaffAsync(tx, id, me) is null) return Fault.NotFound;
                if (!OrganisationSlug.TryParse(draft.Slug, out var slug)) return OrganisationSlug.Wrong;
                var changed = draft.Fill(id, slug);
                if (changed.Check() is { } wrong) return wrong;
                var saved = await tx.ExecuteAsync(Sql, new
                {
                    Address = slug.Text, changed.Name, Key = SearchKey.Of(changed.Name), changed.About, changed.Place, changed.Website,
                    changed.Id,
                });
                if (saved == 0) return Organisation.Taken;
                await tx.AnnounceAsync(new OrganisationChanged(id));
                return Done.It;
            },
            ct);
}
