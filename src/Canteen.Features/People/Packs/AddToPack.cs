using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Puts people into a pack, all of them or none; they are asked, but for the maker. 404: the pack is unknown, or one of them is, or blocked
/// the maker; 422: the maker blocks one of them, one does not want to be in it, or the pack would be too large.
/// </summary>
public sealed class AddToPack(Database database)
{
    private static readonly Fault Blocked = Fault.Invalid("Validation failed: You cannot add somebody whom you block");

    // It does not say why: that is for the person to tell.
    private static readonly Fault Refused = Fault.Invalid("Validation failed: You cannot add this person to this pack");

    private static readonly Fault OneRefused = Fault.Invalid("Validation failed: You cannot add one of these people to this pack");

    public Task<Outcome<Done>> RunAsync(AccountId maker, Id<Pack> id, IReadOnlyList<AccountId> people, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PackRows.OwnAsync(tx, maker, id) is not { } pack) return Fault.NotFound;
                AccountId[] asked = [.. people.Distinct()];
                if (asked.Length == 0) return Done.It;
                if (asked.Length > Pack.MostPeople) return PackPeopleRows.TooMany;
                var found = await PackPeopleRows.CheckAsync(tx, pack, asked);
                if (!found.AreAllFound(asked)) return Fault.NotFound;
                if (found.HasBlocked) return Blocked;
                if (found.HasRefused) return asked.Length == 1 ? Refused : OneRefused;
                await PackPeopleRows.PutAsync(tx, pack, asked);
                return await PackPeopleRows.IsFullAsync(tx, id) ? PackPeopleRows.TooMany : Done.It;
            },
            ct);
}
