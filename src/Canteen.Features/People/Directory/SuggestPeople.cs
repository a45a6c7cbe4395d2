using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Core.Viewers;

namespace Canteen.Features.People.Directory;

/// <summary>
/// People whom somebody may want to follow: of their organisation, of their profession, and then the newest members. Nobody whom they
/// follow already.
/// </summary>
public sealed class SuggestPeople(ListPeople list, ReadNewFaces newest, AccountCache accounts, ViewerCache viewers)
{
    private const int Looked = 20;

    public async Task<IReadOnlyList<AccountView>> RunAsync(AccountId me, int most, CancellationToken ct)
    {
        if ((await accounts.FindAsync([me], ct)).GetValueOrDefault(me.Value)?.View is not { } self) return [];
        var reader = await viewers.FindAsync(me, ct);
        List<AccountView> near = [];
        if (self.Organisation.Length > 0) near.AddRange(await OfAsync(new PeopleFilter(Organisation: self.Organisation), me, ct));
        if (self.Profession.Length > 0) near.AddRange(await OfAsync(new PeopleFilter(Profession: self.Profession), me, ct));
        if (near.Count < most) near.AddRange(await newest.RunAsync(me, ct));
        return [.. near.Where(person => person.Id != me && !reader.Follows(person.Id)).DistinctBy(person => person.Id).Take(most)];
    }

    private async Task<IReadOnlyList<AccountView>> OfAsync(PeopleFilter filter, AccountId me, CancellationToken ct) =>
        (await list.RunAsync(filter, me, new PageWindow(Looked), ct)).Items;
}
