using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Directory;

internal sealed class PeoplePages(ListPeople list, AccountCache accounts, RelationshipCache relationships)
{
    public static Task<IResult> ShowAsync(HttpContext http, ApiInput input, PeoplePages pages) => pages.ShowAsync(http, input);

    private async Task<IResult> ShowAsync(HttpContext http, ApiInput input)
    {
        var ct = http.RequestAborted;
        var filter = new PeopleFilter(Text(input, "q"), Text(input, "profession"), Text(input, "organisation"));
        var people = await list.RunAsync(filter, http.Viewer(), input.Window(20, 40), ct);
        var self = http.Viewer() is { } me ? (await accounts.FindAsync([me], ct)).GetValueOrDefault(me.Value)?.View : null;
        var others = people.Items.Where(person => person.Id != self?.Id).ToList();
        // Read together here, for the buttons to find one by one.
        if (self is not null) await relationships.FindAsync(self.Id, others.Select(person => person.Id), ct);
        return PageAnswers.ShowPure<PeoplePage>(
            new
            {
                Filter = filter, IsEmpty = others.Count == 0, people.Full, MyProfession = self?.Profession ?? "",
                MyOrganisation = self?.Organisation ?? "",
            },
            new PageContent
            {
                Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Inner] = PersonWithActions.PartOf(others) },
                Oldest = people.Last,
            });
    }

    private static string Text(ApiInput input, string name) => (input.Text(name, PeopleFilter.MaxLength) ?? "").Trim();
}
