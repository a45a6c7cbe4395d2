using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>A member proposes an organisation, which staff then open or close. What staff propose is open at once.</summary>
public sealed class ProposeOrganisation(Database database)
{
    private const string AddSql =
        """
        INSERT INTO organisations (id, slug, name, name_key, about, place, website, state, created_by, created_at)
        VALUES (@Id, @Address, @Name, @Key, @About, @Place, @Website, @State, @me, @Now)
        ON CONFLICT (slug) DO NOTHING
        """;

    private const string WaitingSql = "SELECT COUNT(*) FROM organisations WHERE created_by = @me AND state = 0";

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: {Organisation.MostProposals} of your proposals are still waiting. Please wait for an answer first");

    private static readonly Fault TooNew = Fault.Invalid(
        $"Validation failed: You can propose an organisation once you have been a member for {Organisation.Settled.Days} days");

    /// <returns>Where it is open already; 422 for words that cannot be, for newcomers, and for one proposal too many.</returns>
    public Task<Outcome<ShownOrganisation>> RunAsync(AccountId me, OrganisationDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<ShownOrganisation>>(
            async tx =>
            {
                var isStaff = await StaffGate.IsStaffAsync(tx, me);
                if (!isStaff && await RefusalAsync(tx, me) is { } refused) return refused;
                if (!OrganisationSlug.TryParse(draft.Slug, out var slug)) return OrganisationSlug.Wrong;
                var made = draft.Fill(tx.NewId<Organisation>(), slug);
                if (made.Check() is { } wrong) return wrong;
                var state = isStaff ? OrganisationState.Open : OrganisationState.Proposed;
                var added = await tx.ExecuteAsync(AddSql, new
                {
                    made.Id, Address = slug.Text, made.Name, Key = SearchKey.Of(made.Name), made.About, made.Place, made.Website,
                    State = (long)state, me, tx.Now,
                });
                if (added == 0) return Organisation.Taken;
                await tx.AnnounceAsync(new OrganisationChanged(made.Id));
                return new ShownOrganisation(made.Id, slug.Text, made.Name, made.About, made.Place, made.Website, state, 0);
            },
            ct);

    private static async Task<Fault?> RefusalAsync(WriteTransaction tx, AccountId me)
    {
        var since = await tx.ScalarAsync<long>("SELECT created_at FROM accounts WHERE id = @me", new { me });
        if (since + Organisation.Settled.TotalMilliseconds > tx.Now) return TooNew;
        return await tx.ScalarAsync<long>(WaitingSql, new { me }) >= Organisation.MostProposals ? TooMany : null;
    }
}
