using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>A steward changes what an organisation says of itself. Its name and its website are for staff to change.</summary>
public sealed class DescribeOrganisation(Database database)
{
    /// <returns>404 for anybody but stewards; 422 for words that are too long.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, string slug, string about, string place, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
                if (await OrganisationRows.ForStewardAsync(tx, parsed, me) is not { } found) return Fault.NotFound;
                var changed = new OrganisationDraft(found.Name, found.Slug, about, place, found.Website).Fill(found.Id, parsed);
                if (changed.Check() is { } wrong) return wrong;
                await tx.ExecuteAsync(
                    "UPDATE organisations SET about = @About, place = @Place WHERE id = @Id",
                    new { changed.About, changed.Place, changed.Id });
                await tx.AnnounceAsync(new OrganisationChanged(found.Id));
                return Done.It;
            },
            ct);
}
