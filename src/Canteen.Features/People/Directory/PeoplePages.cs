using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Directory;

internal sealed class PeoplePages(ListPeople list, AccountCache accounts, RelationshipCache relationships)
{
    private const int Shown = 20;

    public static Task<IResult> ShowAsync(HttpContext http, ApiInput input, PeoplePages pages) => pages.ShowAsync(http, input);

    private async Task<IResult> ShowAsync(HttpContext http, ApiInput input)
    {
        var (ct, viewer) = (http.RequestAborted, http.Viewer());
        var order = input.Text("order", 20) == "active" ? PeopleOrder.Active : PeopleOrder.Newest;
        var filter = PeopleFilter.Read(input) with { Order = order };
        // A form sends its empty fields too. The address says only what was asked for, so that it can be passed on.
        if (PeopleFilter.Names.Any(name => http.Request.Query[name] is [""])) return GoBack.To(filter.PathFrom());
        var cursor = PeopleCursor.Parse(input.Text("after", 60));
        var found = await list.RunAsync(filter, viewer, Shown, cursor, ct);
        var self = viewer is { } me ? (await accounts.FindAsync([me], ct)).GetValueOrDefault(me.Value)?.View : null;
        // Read together here, for the buttons to find one by one.
        if (self is not null) await relationships.FindAsync(self.Id, found.People.Select(person => person.Id), ct);
        return PageAnswers.ShowPure<PeoplePage>(
            new
            {
                Filter = filter, IsEmpty = found.People.Count == 0, found.Next, found.Count, IsLater = cursor is not null,
                Mine = new PeopleFilter(
                    Profession: self?.Profession ?? "", Organisation: self?.Organisation ?? "", Place: self?.Place ?? ""),
            },
            new PageContent { Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Inner] = PartOf(found.People, order) } });
    }

    private static PartList PartOf(IReadOnlyList<AccountView> people, PeopleOrder order) => new([.. people.Select(person =>
        new ComponentPart(typeof(DirectoryPerson), new { Person = person, SaysWhen = order == PeopleOrder.Active })
        {
            Inner = new SlotPart(SlotNames.ProfileActions, person),
        })]);
}
