using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Staff open an organisation or close it. What is closed is shown nowhere; opened again, its memberships count again.</summary>
public sealed class SetOrganisationState(Database database)
{
    /// <returns>404 for anybody but staff.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Organisation> id, OrganisationState state, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await OrganisationRows.ForStaffAsync(tx, id, me) is null) return Fault.NotFound;
                await tx.ExecuteAsync("UPDATE organisations SET state = @State WHERE id = @id", new { id, State = (long)state });
                await tx.AnnounceAsync(new OrganisationChanged(id));
                return Done.It;
            },
            ct);
}
